import fc from "fast-check";
import { expect, test } from "vitest";
import { winsorise } from "../../../lib/stats/cross-section/winsorise.js";

test("values beyond the quartiles are pulled in to them, in their old order", () => {
  const values = Object.freeze([100, 1, 3, 2, 4]);
  expect(winsorise(values, { lower: 0.25, upper: 0.75 })).toEqual(Float64Array.of(4, 2, 3, 2, 4));
});

test("the bounds are quantiles of the type asked for", () => {
  // Type 6 puts the quartiles of five values at 1.5 and 52.
  const clipped = winsorise([1, 2, 3, 4, 100], { lower: 0.25, upper: 0.75, quantileType: 6 });
  expect(clipped).toEqual(Float64Array.of(1.5, 2, 3, 4, 52));
});

test("by default one in a hundred at each end", () => {
  const clipped = winsorise(Float64Array.from({ length: 101 }, (_, i) => i));
  expect([clipped[0], clipped[1], clipped[50], clipped[100]]).toEqual([1, 1, 50, 99]);
});

test("NaN stays where it is and does not count; nothing stays nothing", () => {
  expect(winsorise([Number.NaN, 1, 2, 3, 4, 100], { lower: 0.25, upper: 0.75 })).toEqual(
    Float64Array.of(Number.NaN, 2, 2, 3, 4, 4),
  );
  expect(winsorise([])).toHaveLength(0);
  expect(winsorise([5])).toEqual(Float64Array.of(5));
});

test("bounds in the wrong order, or outside 0 to 1, are refused", () => {
  expect(() => winsorise([1], { lower: 0.9, upper: 0.1 })).toThrow(
    "winsorise requires lower <= upper (got 0.9 and 0.1)",
  );
  expect(() => winsorise([1], { lower: -0.1 })).toThrow(RangeError);
});

test("winsorising keeps the order of any two values and never widens the range", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 }), (values) => {
      const clipped = winsorise(values, { lower: 0.1, upper: 0.9 });
      for (const [i, value] of values.entries()) {
        for (const [j, other] of values.entries()) {
          if (value <= other) expect(clipped[i]).toBeLessThanOrEqual(clipped[j] as number);
        }
      }
      expect(Math.max(...clipped)).toBeLessThanOrEqual(Math.max(...values));
      expect(Math.min(...clipped)).toBeGreaterThanOrEqual(Math.min(...values));
    }),
  );
});
