import fc from "fast-check";
import { expect, test } from "vitest";
import { annualVolatility, rollingVolatility } from "../../../lib/stats/performance/annual-volatility.js";
import { arbitraryReturns } from "../arbitrary.js";
import { distance, naive } from "../naive.js";
import { simulate } from "../noise.js";

test("annualVolatility(returns) divides by n - 1 and scales with the root of the year", () => {
  // Deviations -1, 0, 1: squares 2, over 2 is 1; times sqrt(4).
  expect(annualVolatility(Object.freeze([-1, 0, 1]), { periodsPerYear: 4 })).toBe(2);
  expect(annualVolatility([-1, 0, 1], { periodsPerYear: 1, ddof: 0 })).toBeCloseTo(Math.sqrt(2 / 3), 15);
});

test("annualVolatility is missing for fewer than two returns and exactly zero for a constant", () => {
  expect(annualVolatility([])).toBeNaN();
  expect(annualVolatility([0.1])).toBeNaN();
  expect(annualVolatility([0.1, Number.NaN])).toBeNaN();
  expect(annualVolatility(new Array(1000).fill(0.01))).toBe(0);
});

test("annualVolatility does not see a shift, and scales with the returns", () => {
  fc.assert(
    fc.property(
      arbitraryReturns({ minLength: 2 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (returns, factor) => {
        const volatility = annualVolatility(returns);
        expect(annualVolatility(returns.map((value) => value + factor))).toBeCloseTo(volatility, 9);
        expect(annualVolatility(returns.map((value) => value * factor))).toBeCloseTo(
          Math.abs(factor) * volatility,
          8,
        );
      },
    ),
  );
});

test("annualVolatility recovers the deviation of simulated returns", () => {
  const returns = simulate(50_000, { mean: 0.0005, deviation: 0.01, seed: 5 });
  // The standard error of a deviation is s / sqrt(2n): 0.3%.
  expect(annualVolatility(returns) / (0.01 * Math.sqrt(252))).toBeCloseTo(1, 2);
});

test("rollingVolatility agrees with every window computed afresh, and with pandas' shape", () => {
  fc.assert(
    fc.property(arbitraryReturns(), fc.integer({ min: 1, max: 9 }), (returns, window) => {
      const expected = naive(returns.length, window, (first, end) =>
        annualVolatility(returns.slice(first, end)),
      );
      expect(distance(rollingVolatility(returns, { window }), expected)).toBeLessThan(1e-6);
    }),
  );
});
