import fc from "fast-check";
import { expect, test } from "vitest";
import { maskSparse, rollingSum, rollingWealth } from "../../../lib/stats/rolling/rolling-totals.js";
import { growth } from "../../../lib/stats/series/growth.js";
import { arbitraryReturns } from "../arbitrary.js";
import { distance, naive } from "../naive.js";
import { simulate } from "../noise.js";

const NAN = Number.NaN;
const window = fc.integer({ min: 1, max: 12 });

test("rollingSum and rollingWealth agree with every window computed afresh, missing values included", () => {
  fc.assert(
    fc.property(arbitraryReturns({ missing: true }), window, (values, length) => {
      const run = (first: number, end: number) => values.slice(first, end);
      const sums = naive(values.length, length, (...at) => run(...at).reduce((sum, value) => sum + value, 0));
      const products = naive(values.length, length, (...at) =>
        run(...at).reduce((wealth, value) => wealth * growth(value), 1),
      );
      expect(distance(rollingSum(values, length), sums)).toBeLessThan(1e-12);
      const wealth = rollingWealth(values, { window: length, minObservations: length });
      expect(distance(wealth, products)).toBeLessThan(1e-12);
    }),
  );
});

test("rollingWealth with fewer observations needed leaves missing returns out of the product", () => {
  const returns = Object.freeze([1, NAN, 0.5, NAN, NAN]);
  expect([...rollingWealth(returns, { window: 2, minObservations: 1 })]).toEqual([NAN, 2, 1.5, 1.5, NAN]);
});

test("rollingWealth forgets ruin once it has left the window", () => {
  expect([...rollingWealth([-1, 1, 1], { window: 2, minObservations: 2 })]).toEqual([NAN, 0, 4]);
});

test("rollingWealth keeps its digits where the level leaves the range of doubles, and where it falls far", () => {
  const wealth = (returns: number[]) => [...rollingWealth(returns, { window: 2, minObservations: 2 })];
  const rises = Array.from({ length: 400 }, () => 9);
  expect(wealth(rises).slice(1)).toEqual(rises.slice(1).map(() => 100));
  const falls = Array.from({ length: 400 }, () => -0.875);
  expect(wealth(falls).slice(1)).toEqual(falls.slice(1).map(() => 1 / 64));
});

test("rollingWealth does not drift over 25,000 days", () => {
  const returns = simulate(25_000, { mean: 0.0003, deviation: 0.01, seed: 7 });
  const wealth = rollingWealth(returns, { window: 252, minObservations: 252 });
  const last = returns.slice(-252).reduce((product, value) => product * growth(value), 1);
  expect(Math.abs((wealth.at(-1) as number) / last - 1)).toBeLessThan(1e-14);
});

test("rollingSum does not drift over 25,000 days", () => {
  const values = simulate(25_000, { mean: 0.0003, deviation: 0.01, seed: 7 });
  const sums = rollingSum(values, 252);
  const last = values.slice(-252).reduce((sum, value) => sum + value, 0);
  expect(Math.abs((sums.at(-1) as number) - last)).toBeLessThan(1e-13);
});

test("a window longer than the series has no result, and an empty series none at all", () => {
  expect([...rollingSum([1, 2], 3)]).toEqual([NAN, NAN]);
  expect(rollingWealth([], { window: 3, minObservations: 3 }).length).toBe(0);
});

test("maskSparse(results, values) keeps a result whose window holds enough", () => {
  const masked = maskSparse(Float64Array.of(1, 2, 3, 4), [NAN, 1, 1, NAN], { window: 2, minObservations: 2 });
  expect([...masked]).toEqual([NAN, NAN, 3, NAN]);
});
