import path from "node:path";
import { expect, test } from "vitest";
import { startKernel } from "../../../lib/notebook/kernel/kernel.js";
import { bookRoot } from "../../../lib/platform/book-folder.js";

const OTHER = path.resolve("examples/cpi-june-2024");
const CELL = `import { openBook } from "claimbook";
import { changeTo } from "cpi-june-2024";
console.log(JSON.stringify([openBook({ asOf: null }).claims().map(({ claim }) => claim.id), typeof changeTo]));`;

test("a kernel that this book starts for a notebook of another one has that book's claims and its code", async () => {
  expect(bookRoot()).toBe(path.resolve("."));
  const { kernel } = await startKernel(path.join(OTHER, "notebooks"));
  let printed = "";
  kernel.onOutput = ({ type, content }) => {
    if (type === "stream") printed += String(content.text);
  };
  try {
    expect(await kernel.execute(CELL).reply).toMatchObject({ content: { status: "ok" } });
  } finally {
    await kernel.shutdown();
  }
  const ids = ["month", "year", "core-month", "core-month-low", "core-year", "core-year-low"];
  expect(JSON.parse(printed)).toEqual([ids, "function"]);
});
