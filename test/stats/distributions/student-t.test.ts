import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../../lib/stats/distributions/normal.js";
import { studentTCdf, studentTQuantile } from "../../../lib/stats/distributions/student-t.js";

test.each([
  [1, 0.975, 12.706],
  [2, 0.995, 9.925],
  [5, 0.95, 2.015],
  [10, 0.975, 2.228],
  [30, 0.99, 2.457],
  [120, 0.9995, 3.373],
])("with %d degrees of freedom the %d quantile is %d in the printed t table", (df, p, table) => {
  expect(Math.round(studentTQuantile(p, { df }) * 1e3) / 1e3).toBe(table);
  expect(studentTCdf(table, { df })).toBeCloseTo(p, 4);
});

test("studentTCdf with one degree of freedom is Cauchy's: 1/2 + atan(t) / pi", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (t) => {
      expect(studentTCdf(t, { df: 1 })).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
    }),
  );
});

test("with two degrees of freedom cdf and quantile have closed forms", () => {
  for (const t of [-40, -1.5, 0, 0.001, 0.7, 3, 1000]) {
    expect(studentTCdf(t, { df: 2 })).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 15);
  }
  for (const p of [1e-9, 0.01, 0.3, 0.499, 0.75, 0.999]) {
    const exact = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
    expect(studentTQuantile(p, { df: 2 }) / exact).toBeCloseTo(1, 13);
  }
});

/** Upper tail at 2.5 with 4.7 degrees of freedom, by numerical integration of the density with 40 digits (mpmath 1.2.1). */
const TAIL_FROM_MPMATH = 0.02879607967343365;

test("studentTCdf takes degrees of freedom that are not whole, as Welch's are", () => {
  expect(studentTCdf(2.5, { df: 4.7, upper: true })).toBeCloseTo(TAIL_FROM_MPMATH, 16);
});

test("studentTCdf tends to the normal distribution, which it is at infinity", () => {
  expect(studentTCdf(-1.96, { df: Number.POSITIVE_INFINITY })).toBe(normalCdf(-1.96));
  expect(studentTCdf(-1.96, { df: 1e9 })).toBeCloseTo(normalCdf(-1.96), 9);
  expect(studentTQuantile(0.975, { df: Number.POSITIVE_INFINITY })).toBe(normalQuantile(0.975));
});

test("studentTCdf is symmetric, and below and above add up to one", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.3, max: 1e5, noNaN: true }),
      (t, df) => {
        expect(studentTCdf(t, { df, upper: true })).toBe(studentTCdf(-t, { df }));
        expect(studentTCdf(t, { df }) + studentTCdf(t, { df, upper: true })).toBeCloseTo(1, 14);
      },
    ),
  );
});

test("studentTQuantile inverts studentTCdf", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
      fc.double({ min: 0.3, max: 1e6, noNaN: true }),
      (p, df) => {
        expect(studentTCdf(studentTQuantile(p, { df }), { df }) / p).toBeCloseTo(1, 12);
      },
    ),
  );
});

test("the ends: infinite t, p of 0, a half and 1, NaN", () => {
  expect(studentTCdf(Number.POSITIVE_INFINITY, { df: 3 })).toBe(1);
  expect(studentTCdf(Number.NEGATIVE_INFINITY, { df: 3 })).toBe(0);
  expect(studentTCdf(Number.NaN, { df: 3 })).toBeNaN();
  expect([0, 0.5, 1].map((p) => studentTQuantile(p, { df: 3 }))).toEqual([
    Number.NEGATIVE_INFINITY,
    0,
    Number.POSITIVE_INFINITY,
  ]);
  expect(studentTQuantile(Number.NaN, { df: 3 })).toBeNaN();
});

test("degrees of freedom must be above zero, and a probability one", () => {
  expect(() => studentTCdf(1, { df: 0 })).toThrow(
    "studentTCdf requires degrees of freedom above zero (got 0)",
  );
  expect(() => studentTQuantile(0.5, { df: Number.NaN })).toThrow(RangeError);
  expect(() => studentTQuantile(-0.1, { df: 3 })).toThrow(RangeError);
});
