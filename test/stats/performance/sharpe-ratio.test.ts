import fc from "fast-check";
import { expect, test } from "vitest";
import { rollingSharpeRatio, sharpeRatio } from "../../../lib/stats/performance/sharpe-ratio.js";
import { arbitraryReturns } from "../arbitrary.js";
import { simulate } from "../noise.js";

const NAN = Number.NaN;

test("sharpeRatio(returns) is mean over deviation on a yearly scale", () => {
  // Excess 1, 2, 3: mean 2, deviation 1; times sqrt(4).
  expect(sharpeRatio(Object.freeze([2, 3, 4]), { riskFree: 1, periodsPerYear: 4 })).toBe(4);
  expect(sharpeRatio([2, 4, 6], { riskFree: [1, 2, 3], periodsPerYear: 1 })).toBe(2);
});

test("sharpeRatio of a constant gain is infinite, of a constant loss minus infinite, of nothing missing", () => {
  expect(sharpeRatio([0.1, 0.1, 0.1])).toBe(Number.POSITIVE_INFINITY);
  expect(sharpeRatio([-0.1, -0.1, -0.1])).toBe(Number.NEGATIVE_INFINITY);
  expect(sharpeRatio([0, 0])).toBeNaN();
  expect(sharpeRatio([0.1])).toBeNaN();
  expect(sharpeRatio([])).toBeNaN();
});

test("sharpeRatio leaves out periods without both return and rate", () => {
  expect(sharpeRatio([2, NAN, 3, 4, 9], { riskFree: [1, 1, 1, 1, NAN], periodsPerYear: 4 })).toBe(4);
});

test("sharpeRatio moves with neither unit nor a rate added to both sides", () => {
  fc.assert(
    fc.property(
      arbitraryReturns({ minLength: 3 }),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      (returns, factor) => {
        const ratio = sharpeRatio(returns);
        fc.pre(Math.abs(ratio) < 1e3);
        expect(sharpeRatio(returns.map((value) => factor * value))).toBeCloseTo(ratio, 7);
        expect(
          sharpeRatio(
            returns.map((value) => value + factor),
            { riskFree: factor },
          ),
        ).toBeCloseTo(ratio, 5);
      },
    ),
  );
});

test("sharpeRatio recovers the ratio of simulated returns", () => {
  const returns = simulate(100_000, { mean: 0.01, deviation: 0.05, seed: 9 });
  // The standard error is about sqrt((1 + SR^2 / 2) / n), 0.003 a period.
  expect(sharpeRatio(returns, { periodsPerYear: 1 })).toBeCloseTo(0.2, 1.9);
});

test("rollingSharpeRatio agrees with every window on its own, and refuses rates of another length", () => {
  const returns = simulate(300, { mean: 0.01, deviation: 0.05, seed: 2 });
  const rolled = rollingSharpeRatio(returns, { window: 36, riskFree: 0.002, periodsPerYear: 12 });
  for (let last = 35; last < 300; last += 1) {
    const own = sharpeRatio(returns.slice(last - 35, last + 1), { riskFree: 0.002, periodsPerYear: 12 });
    expect(rolled[last]).toBeCloseTo(own, 10);
  }
  expect([...rolled.slice(0, 35)].every(Number.isNaN)).toBe(true);
  expect(() => rollingSharpeRatio([1, 2], { window: 1, riskFree: [1] })).toThrow("one length");
});
