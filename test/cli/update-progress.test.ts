import { expect, test } from "vitest";
import { updateProgress } from "../../lib/cli/update-progress.js";

const FRENCH = (name: string) => ({ name, source: "Kenneth R. French" });
const RUT = { name: "closes ^RUT", source: "Yahoo" };
const request = { provider: "french", name: "a.zip", path: "a.zip", format: "zip" } as const;

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
  listener.onPlan?.([FRENCH("frenchSize"), RUT]);
  listener.onInput?.("frenchSize", "started");
  onBytes(request, 1000, undefined);
  listener.onInput?.("frenchSize", "done");
  listener.onInput?.("closes ^RUT", "failed");
  end();
  expect(written).toEqual([]);
});

test("updateProgress() draws a file that no input asked for nowhere", () => {
  const { error, written } = stream(true);
  const { listener, onBytes, end } = updateProgress({ error });
  listener.onPlan?.([{ name: "my-index", source: "indices.example" }]);
  onBytes(request, 4096, 8192);
  listener.onInput?.("my-index", "done");
  end();
  expect(written).toContain("indices.example  [########################] 1/1\n");
});

test("updateProgress() on a terminal draws a bar a source over the last ones, and removes them at the end", () => {
  const { error, written } = stream(true);
  const { listener, onBytes, end } = updateProgress({ error });
  listener.onPlan?.([FRENCH("frenchSize"), FRENCH("frenchSizeValue"), RUT]);
  listener.onRequest?.("frenchSize", request);
  onBytes({ ...request, name: "another.zip" }, 9999, undefined);
  onBytes(request, 4096, 8192);
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
