import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../../lib/stats/distributions/normal.js";

test.each([
  [1.0, 0.8413],
  [1.96, 0.975],
  [2.33, 0.9901],
  [-0.67, 0.2514],
])("normalCdf(%d) is %d in the printed table of the standard normal", (x, table) => {
  expect(Math.round(normalCdf(x) * 1e4) / 1e4).toBe(table);
});

/** Upper tails by numerical integration of the density with 40 digits (mpmath 1.2.1). */
const TAILS_FROM_MPMATH = [
  [10, 7.619853024160525e-24],
  [12, 1.776482112077679e-33],
] as const;

test.each(TAILS_FROM_MPMATH)("normalCdf keeps its digits in the tail beyond %d", (x, tail) => {
  expect(normalCdf(-x) / tail).toBeCloseTo(1, 14);
  expect(normalCdf(x, { upper: true }) / tail).toBeCloseTo(1, 14);
});

test("normalCdf knows the ends: minus infinity, infinity, NaN", () => {
  expect([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN].map((x) => normalCdf(x))).toEqual([
    0,
    1,
    Number.NaN,
  ]);
});

test("normalCdf never falls, also where its approximations meet", () => {
  for (const seam of [-Math.sqrt(32), -0.67448975, 0.67448975, Math.sqrt(32)]) {
    const around = [-2e-9, -1e-9, 0, 1e-9, 2e-9].map((step) => normalCdf(seam + step));
    expect(around).toEqual([...around].sort((a, b) => a - b));
  }
});

test("normalCdf below and above add up to one", () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
      expect(normalCdf(x) + normalCdf(x, { upper: true })).toBeCloseTo(1, 15);
    }),
  );
});

/** Wichura (1988) prints these three results of his algorithm to check a copy of it. */
const WICHURA_CHECKS = [
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.262340089798409],
] as const;

test.each(WICHURA_CHECKS)("normalQuantile(%d) is the check value of AS 241", (p, z) => {
  expect(normalQuantile(p) / z).toBeCloseTo(1, 15);
});

test("normalQuantile inverts normalCdf", () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
      expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9);
    }),
  );
});

test("normalQuantile knows the ends and refuses what is no probability", () => {
  expect([0, 0.5, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
  expect(normalQuantile(Number.NaN)).toBeNaN();
  expect(() => normalQuantile(1.5)).toThrow("normalQuantile requires a probability from 0 to 1 (got 1.5)");
});
