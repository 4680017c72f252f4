import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../../lib/stats/distributions/normal.js";
import { expectedShortfall } from "../../../lib/stats/performance/expected-shortfall.js";
import { valueAtRisk } from "../../../lib/stats/performance/value-at-risk.js";
import { arbitraryReturns } from "../arbitrary.js";
import { simulate } from "../noise.js";

const NAN = Number.NaN;
const METHODS = ["historical", "gaussian", "modified"] as const;
const twenty = Object.freeze(Array.from({ length: 20 }, (_, t) => (t - 10) / 100));
// Mean 0, deviation 0.1, no skewness, kurtosis 1.
const coin = Object.freeze([-0.1, 0.1, -0.1, 0.1]);

test("valueAtRisk(returns, historical) is the sample quantile of the type that is asked for", () => {
  expect(valueAtRisk(twenty)).toBeCloseTo(-0.0905, 12);
  expect(valueAtRisk(twenty, { quantileType: 1 })).toBeCloseTo(-0.1, 12);
  expect(valueAtRisk(twenty, { level: 0.9 })).toBeCloseTo(-0.081, 12);
});

test("expectedShortfall(returns, historical) averages the tail that is asked for", () => {
  expect(expectedShortfall(twenty)).toBeCloseTo(-0.1, 12);
  // Nineteen steps of the quantile at 2/19 end exactly on the third lowest.
  const level = 1 - 2 / 19;
  expect(expectedShortfall(twenty, { level, tail: "below" })).toBeCloseTo(-0.095, 12);
  expect(expectedShortfall(twenty, { level, tail: "at-or-below" })).toBeCloseTo(-0.09, 12);
  expect(expectedShortfall(twenty, { level: 0.9, tail: "lowest" })).toBeCloseTo(-0.095, 12);
  // Two and a half of twenty: -10, -9 and half of -8.
  expect(expectedShortfall(twenty, { level: 0.875, tail: "weighted" })).toBeCloseTo(-0.23 / 2.5, 12);
  expect(expectedShortfall(twenty, { level: 0.99, tail: "weighted" })).toBeCloseTo(-0.1, 12);
});

test("both by the normal distribution and by Cornish and Fisher, worked by hand", () => {
  const z = normalQuantile(0.05);
  const phi = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  expect(valueAtRisk(coin, { method: "gaussian" })).toBeCloseTo(0.1 * z, 12);
  expect(expectedShortfall(coin, { method: "gaussian" })).toBeCloseTo((-0.1 * phi(z)) / 0.05, 12);
  // Excess kurtosis -2.
  const h = z - (z ** 3 - 3 * z) / 12;
  expect(valueAtRisk(coin, { method: "modified" })).toBeCloseTo(0.1 * h, 12);
  const tail = (-phi(h) * (1 - (h ** 4 - 2 * h ** 2 - 1) / 12)) / 0.05;
  expect(expectedShortfall(coin, { method: "modified", operational: false })).toBeCloseTo(0.1 * tail, 12);
  expect(expectedShortfall(coin, { method: "modified" })).toBeCloseTo(0.1 * Math.min(tail, h), 12);
});

test("ddof widens the deviation of the parametric methods", () => {
  const z = normalQuantile(0.05);
  expect(valueAtRisk(coin, { method: "gaussian", ddof: 1 })).toBeCloseTo(0.1 * z * Math.sqrt(4 / 3), 12);
  expect(valueAtRisk([0.1], { method: "gaussian", ddof: 1 })).toBeNaN();
});

describe.each(METHODS)("by the %s method", (method) => {
  test("both are missing without a return, and the return itself without spread", () => {
    for (const risk of [valueAtRisk, expectedShortfall]) {
      expect(risk([], { method })).toBeNaN();
      expect(risk([NAN], { method })).toBeNaN();
      expect(risk([-0.1], { method })).toBe(-0.1);
      expect(risk([0.2, 0.2, 0.2], { method })).toBeCloseTo(0.2, 12);
    }
  });

  test("missing returns are left out, and the shortfall is never above the value at risk", () => {
    fc.assert(
      fc.property(
        arbitraryReturns({ minLength: 1 }),
        fc.constantFrom(0.8, 0.9, 0.95, 0.99),
        (returns, level) => {
          const options = { method, level };
          expect(valueAtRisk([NAN, ...returns], options)).toBe(valueAtRisk(returns, options));
          expect(expectedShortfall([NAN, ...returns], options)).toBe(expectedShortfall(returns, options));
          expect(expectedShortfall(returns, options)).toBeLessThanOrEqual(
            valueAtRisk(returns, options) + 1e-12,
          );
        },
      ),
    );
  });

  test("both recover those of a normal distribution", () => {
    const returns = simulate(200_000, { mean: 0.01, deviation: 0.04, seed: 5 });
    expect(valueAtRisk(returns, { method })).toBeCloseTo(0.01 - 0.04 * 1.644854, 3);
    expect(expectedShortfall(returns, { method })).toBeCloseTo(0.01 - 0.04 * 2.062713, 2);
  });
});

test("a tail of gains alone is above zero", () => {
  expect(valueAtRisk([0.01, 0.02, 0.03])).toBeCloseTo(0.011, 12);
  expect(expectedShortfall([0.01, 0.02, 0.03])).toBeCloseTo(0.01, 12);
});

test("both refuse a level that is none", () => {
  for (const level of [0, 1, 95, -1]) {
    expect(() => valueAtRisk([0.1], { level })).toThrow(
      `valueAtRisk requires a level between 0 and 1 (got ${level})`,
    );
    expect(() => expectedShortfall([0.1], { level })).toThrow("expectedShortfall requires a level");
  }
});
