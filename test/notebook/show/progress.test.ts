import { createRequire } from "node:module";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progress } from "../../../lib/notebook/show/progress.js";

interface Written {
  readonly data: Readonly<Record<string, string>>;
  readonly transient: { readonly display_id?: string };
  readonly update: boolean;
}

const { cache } = createRequire(import.meta.url);
const KERNEL = "/somewhere/tslab/dist/jupyter.js";
let written: Written[];

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  // What show and its like find in a kernel: tslab's module with the channel to the front end.
  cache[KERNEL] = {
    exports: {
      lastWriteDisplayData: (content: Omit<Written, "update">, update: boolean) =>
        written.push({ ...content, update }),
    },
  } as unknown as NodeJS.Module;
});
afterEach(() => {
  delete cache[KERNEL];
  vi.useRealTimers();
});

const texts = () => written.map(({ data }) => data["text/plain"]);

test("progress gives each item once, in order", () => {
  expect([...progress(new Set(["a", "b", "c"]))]).toEqual(["a", "b", "c"]);
});

test("progress is one output, begun at none and left at all", () => {
  for (const _ of progress([1, 2, 3], "Adding"));
  expect(texts()).toEqual(["Adding: 0 of 3", "Adding: 3 of 3"]);
  expect(written.map(({ update }) => update)).toEqual([false, true]);
  expect(new Set(written.map(({ transient }) => transient.display_id)).size).toBe(1);
});

test("progress updates four times a second at most, however many items there are", () => {
  for (const _ of progress(Array.from({ length: 10_000 }, (_, n) => n))) vi.advanceTimersByTime(1);
  // Ten seconds, four a second, and the first and the last.
  expect(written.length).toBeGreaterThan(30);
  expect(written.length).toBeLessThanOrEqual(42);
  expect(texts().at(-1)).toBe("done: 10,000 of 10,000");
});

test("progress stays where a loop was left", () => {
  for (const n of progress([1, 2, 3, 4], "Adding")) if (n === 3) break;
  expect(texts().at(-1)).toBe("Adding: 2 of 4");
});

test("progress of nothing is done at once", () => {
  expect([...progress([], "Adding")]).toEqual([]);
  expect(texts().at(-1)).toBe("Adding: 0 of 0");
});

test("two bars are two outputs", () => {
  for (const _ of progress([1])) for (const __ of progress([1]));
  expect(new Set(written.map(({ transient }) => transient.display_id)).size).toBe(2);
});

test("a label is text, not markup", () => {
  for (const _ of progress([1], "a < b & <i>c</i>"));
  expect(written[0]?.data["text/html"]).toContain("a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;: 0 of 1");
});
