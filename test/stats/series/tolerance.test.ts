import { expect, test } from "vitest";
import { TOLERANCE, tieDistance, underWater } from "../../../lib/stats/series/tolerance.js";

test("underWater(peak) lies a tolerance below the peak, in its own unit", () => {
  for (const peak of [1e-9, 1, 2231.67, 1e300]) {
    expect(underWater(peak)).toBeLessThan(peak);
    expect(1 - underWater(peak) / peak).toBeCloseTo(TOLERANCE, 15);
  }
  expect(underWater(0)).toBe(0);
});

test("tieDistance(values) follows the largest in size that is there", () => {
  expect(tieDistance([0.5, Number.NaN, -2, Number.POSITIVE_INFINITY])).toBe(2 * TOLERANCE);
  expect(tieDistance([])).toBe(0);
});
