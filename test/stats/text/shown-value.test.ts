import { expect, test } from "vitest";
import { shownValue } from "../../../lib/stats/text/shown-value.js";

test.each([
  ["0.5", '"0.5"'],
  ["x".repeat(100), `"${"x".repeat(40)}..."`],
  [1.5, "1.5"],
  [1n, "1n"],
  [null, "null"],
  [undefined, "undefined"],
  [Number.NaN, "NaN"],
  [[1, 2], "a list of 2"],
  [new Float64Array(3), "a list of 3"],
  [{}, "an object"],
  [new Date(0), "a Date"],
  [() => 1, "a function"],
  [Symbol("x"), "Symbol(x)"],
])("shownValue(%o) is %s", (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});
