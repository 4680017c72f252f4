import { expect, test } from "vitest";
import { CodeSpans } from "../../../../lib/notebook/export/math/code-spans.js";

test("a run of backticks is closed by the next of the same length", () => {
  const spans = new CodeSpans("`a``b` ``c`");
  expect(spans.endOf(0)).toBe(6);
  expect(spans.endOf(2)).toBe(9);
  expect([spans.runAt(0), spans.runAt(1), spans.runAt(2), spans.runAt(3)]).toEqual([1, 0, 2, 0]);
});

test("one that nothing closes begins no code", () => {
  expect(new CodeSpans("```a`` b").endOf(0)).toBeUndefined();
});
