import { expect, test } from "vitest";
import { median } from "../../lib/stats/median.js";
import { quantile } from "../../lib/stats/quantile.js";

test("median(values) is the middle by size, or halfway between the two in the middle", () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([9, 1, 2, 3])).toBe(2.5);
  expect(median([9, 1, 2, 3])).toBe(quantile([9, 1, 2, 3], 0.5));
});

test("median(values) leaves NaN out, and is NaN of none", () => {
  expect(median([Number.NaN, 4, Number.NaN])).toBe(4);
  expect(median([])).toBeNaN();
});
