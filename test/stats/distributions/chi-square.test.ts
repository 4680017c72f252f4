import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquareCdf } from "../../../lib/stats/distributions/chi-square.js";
import { normalCdf } from "../../../lib/stats/distributions/normal.js";

test.each([
  [1, 3.841],
  [2, 5.991],
  [10, 18.307],
  [100, 124.342],
])("chiSquareCdf with %d degrees of freedom is 0.95 at %d, as in the printed table", (df, table) => {
  expect(chiSquareCdf(table, { df })).toBeCloseTo(0.95, 4);
});

test("chiSquareCdf with two degrees of freedom is exponential", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (x) => {
      expect(chiSquareCdf(x, { df: 2 })).toBeCloseTo(-Math.expm1(-x / 2), 14);
      expect(chiSquareCdf(x, { df: 2, upper: true }) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
    }),
  );
});

test("chiSquareCdf with one degree of freedom is the two-sided normal", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 20, noNaN: true }), (z) => {
      expect(chiSquareCdf(z * z, { df: 1, upper: true })).toBeCloseTo(2 * normalCdf(-z), 14);
    }),
  );
});

test("below and above add up to one and both are monotone", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0.1, max: 1000, noNaN: true }),
      (x, more, df) => {
        const below = chiSquareCdf(x, { df });
        expect(below + chiSquareCdf(x, { df, upper: true })).toBeCloseTo(1, 12);
        expect(chiSquareCdf(x + more, { df })).toBeGreaterThanOrEqual(below - 1e-12);
      },
    ),
  );
});

test("the ends: zero and below, infinity, NaN, no degrees of freedom", () => {
  const at = (x: number) => chiSquareCdf(x, { df: 3 });
  expect([-1, 0, Number.POSITIVE_INFINITY, Number.NaN].map(at)).toEqual([0, 0, 1, Number.NaN]);
  expect(() => chiSquareCdf(1, { df: 0 })).toThrow(
    "chiSquareCdf requires degrees of freedom above zero (got 0)",
  );
});
