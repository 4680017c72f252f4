import fc from "fast-check";
import { expect, test } from "vitest";
import { downsideRisk } from "../../../lib/stats/performance/downside-risk.js";
import { arbitraryReturns } from "../arbitrary.js";
import { simulate } from "../noise.js";

test("downsideRisk(returns) averages the squared shortfalls over all periods, not over the bad ones alone", () => {
  // Shortfalls 3, 0, 0, 1 below 1: (9 + 1) / 4.
  const returns = Object.freeze([-2, 1, 5, 0]);
  expect(downsideRisk(returns, { requiredReturn: 1, periodsPerYear: 1 })).toBeCloseTo(Math.sqrt(2.5), 15);
  expect(downsideRisk(returns, { requiredReturn: [-2, 1, 5, 2], periodsPerYear: 1 })).toBe(1);
});

test("downsideRisk is zero without a shortfall, missing without a return, and leaves missing returns out", () => {
  expect(downsideRisk([0.1, 0])).toBe(0);
  expect(downsideRisk([])).toBeNaN();
  expect(downsideRisk([Number.NaN])).toBeNaN();
  expect(downsideRisk([-0.5, Number.NaN, 0.5, 0, 0], { periodsPerYear: 4 })).toBe(0.5);
});

test("downsideRisk never falls when more is required", () => {
  fc.assert(
    fc.property(arbitraryReturns({ minLength: 1 }), (returns) => {
      const risks = [-0.1, 0, 0.1].map((requiredReturn) => downsideRisk(returns, { requiredReturn }));
      expect([...risks].sort((a, b) => a - b)).toEqual(risks);
    }),
  );
});

test("downsideRisk of returns around zero is their deviation over sqrt(2)", () => {
  const returns = simulate(200_000, { mean: 0, deviation: 0.02, seed: 4 });
  expect(downsideRisk(returns, { periodsPerYear: 1 }) / (0.02 / Math.SQRT2)).toBeCloseTo(1, 2);
});
