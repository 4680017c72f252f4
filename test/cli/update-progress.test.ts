import { expect, test } from "vitest";
import { updateProgress } from "../../lib/cli/update-progress.js";

function stream(isTTY: boolean) {
  const written: string[] = [];
  const error = {
    isTTY,
    columns: 80,
    write: (text: string) => written.push(text) > 0,
  } as unknown as NodeJS.WritableStream & { isTTY: boolean; columns: number };
  return { error, written };
}

test("updateProgress() in a pipe writes nothing", () => {
  const { error, written } = stream(false);
  const { listener, onBytes, end } = updateProgress({ error });
  listener.onPlan?.(["frenchSize", "closes ^RUT"]);
  listener.onInput?.("frenchSize", "started");
  onBytes({ provider: "french", name: "x", path: "x", format: "zip" }, 1000, undefined);
  listener.onInput?.("frenchSize", "done");
  listener.onInput?.("closes ^RUT", "failed");
  end();
  expect(written).toEqual([]);
});

test("updateProgress() draws the source of one table under its own name", () => {
  const { error, written } = stream(true);
  const { listener, end } = updateProgress({ error });
  listener.onPlan?.(["source of my-index"]);
  listener.onInput?.("source of my-index", "done");
  end();
  expect(written).toContain("source of my-index  [########################] 1/1\n");
});

test("updateProgress() on a terminal draws a bar a source over the last ones, and removes them at the end", () => {
  const { error, written } = stream(true);
  const { listener, onBytes, end } = updateProgress({ error });
  listener.onPlan?.(["frenchSize", "frenchSizeValue", "closes ^RUT"]);
  onBytes({ provider: "french", name: "a.zip", path: "a.zip", format: "zip" }, 4096, 8192);
  listener.onInput?.("frenchSize", "done");
  listener.onInput?.("closes ^RUT", "failed");
  expect(written.slice(-3)).toEqual([
    "\u001b[2A\u001b[J",
    "Kenneth R. French  [############............] 1/2  4 kB\n",
    "Yahoo              [########################] 1/1  1 failed\n",
  ]);
  end();
  expect(written.at(-1)).toBe("\u001b[2A\u001b[J");
});
