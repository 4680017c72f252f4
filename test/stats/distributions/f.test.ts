import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquareCdf } from "../../../lib/stats/distributions/chi-square.js";
import { fCdf } from "../../../lib/stats/distributions/f.js";
import { studentTCdf } from "../../../lib/stats/distributions/student-t.js";

test.each([
  [1, 10, 4.965],
  [5, 10, 3.326],
  [3, 120, 2.68],
  [25, 2, 19.456],
])("fCdf with %d and %d degrees of freedom is 0.95 at %d, as in the printed F table", (df1, df2, table) => {
  expect(fCdf(table, { df1, df2 })).toBeCloseTo(0.95, 4);
});

test("fCdf with two degrees of freedom in the numerator has a closed form", () => {
  for (const [x, df2] of [
    [0.2, 3],
    [1, 50],
    [8, 4.5],
  ] as const) {
    const above = (1 + (2 * x) / df2) ** (-df2 / 2);
    expect(fCdf(x, { df1: 2, df2, upper: true })).toBeCloseTo(above, 14);
    expect(fCdf(x, { df1: 2, df2 })).toBeCloseTo(1 - above, 14);
  }
});

test("fCdf of a squared t is the two-sided probability of the t", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 30, noNaN: true }),
      fc.double({ min: 1, max: 5000, noNaN: true }),
      (t, df) => {
        const twoSided = 2 * studentTCdf(t, { df, upper: true });
        expect(fCdf(t * t, { df1: 1, df2: df, upper: true })).toBeCloseTo(twoSided, 13);
      },
    ),
  );
});

test("swapping the degrees of freedom turns x over and swaps the tails", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0.5, max: 500, noNaN: true }),
      fc.double({ min: 0.5, max: 500, noNaN: true }),
      (x, df1, df2) => {
        expect(fCdf(x, { df1, df2 })).toBeCloseTo(fCdf(1 / x, { df1: df2, df2: df1, upper: true }), 12);
      },
    ),
  );
});

test("fCdf with infinite df2 is chi-square over its degrees of freedom", () => {
  expect(fCdf(2.1, { df1: 4, df2: Number.POSITIVE_INFINITY })).toBe(chiSquareCdf(8.4, { df: 4 }));
});

test("the ends: zero and below, infinity, NaN", () => {
  const at = (x: number) => fCdf(x, { df1: 3, df2: 7 });
  expect([-1, 0, Number.POSITIVE_INFINITY, Number.NaN].map(at)).toEqual([0, 0, 1, Number.NaN]);
});

test("degrees of freedom must be above zero, and the numerator's finite", () => {
  expect(() => fCdf(1, { df1: -1, df2: 3 })).toThrow("fCdf requires degrees of freedom above zero (got -1)");
  expect(() => fCdf(1, { df1: Number.POSITIVE_INFINITY, df2: 3 })).toThrow(RangeError);
});
