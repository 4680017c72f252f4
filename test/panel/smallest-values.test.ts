import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { generatePanel, openPanel } from "../../lib/panel.js";

const SIZE = { small: 160, large: 20, from: "2024-05-01", to: "2024-06-28" };

async function smallest(untidy: boolean) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-smallest-"));
  try {
    const panel = await openPanel(await generatePanel({ ...SIZE, folder, untidy }));
    const found = panel.sources.daily.smallest;
    await panel.close();
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the smallest value of a column is read from the files' footers, the faults included", async () => {
  const tidy = await smallest(false);
  expect(tidy?.price).toBeGreaterThan(0);
  expect(tidy?.return).toBeGreaterThan(-1);
  const untidy = await smallest(true);
  expect(untidy?.price).toBeLessThan(0);
  expect([untidy?.return, untidy?.volume]).toEqual([-99, -99]);
});

test("of CSV files nothing is known", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-smallest-"));
  const file = path.join(folder, "daily.csv");
  writeFileSync(file, "id,date,return\na,2024-07-01,0.5\n");
  const panel = await openPanel({ path: file });
  expect(panel.sources.daily.smallest).toEqual({});
  await panel.close();
  rmSync(folder, { recursive: true });
});

test("files that are named from the book's folder are read wherever one works", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-smallest-"));
  const here = process.cwd();
  const { path: daily, fundamentals } = await generatePanel({ ...SIZE, folder });
  process.chdir(folder);
  try {
    const panel = await openPanel({
      path: path.relative(here, daily),
      fundamentals: path.relative(here, fundamentals),
    });
    expect(panel.sources.daily.smallest?.price).toBeGreaterThan(0);
    await panel.close();
  } finally {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  }
});
