import fc from "fast-check";
import { expect, test } from "vitest";
import { drawdown } from "../../lib/stats/drawdown.js";
import { maxDrawdown, rollingMaxDrawdown } from "../../lib/stats/max-drawdown.js";
import { compound } from "../../lib/stats/series/compound.js";
import { arbitraryReturns } from "./arbitrary.js";
import { distance, naive } from "./naive.js";

const NAN = Number.NaN;

test("maxDrawdown(levels) is the lowest drawdown, missing levels passed over", () => {
  expect(maxDrawdown(Object.freeze([4, 3, NAN, 8, 4, 8]))).toBe(-0.5);
  expect(maxDrawdown([NAN, 4, 3])).toBe(-0.25);
});

test("maxDrawdown is zero where nothing falls, missing without a level, -1 at ruin", () => {
  expect(Object.is(maxDrawdown([5]), 0)).toBe(true);
  expect(maxDrawdown([1, 1, 2])).toBe(0);
  expect(maxDrawdown([])).toBeNaN();
  expect(maxDrawdown([NAN])).toBeNaN();
  expect(maxDrawdown([3, 0, 9])).toBe(-1);
});

test("maxDrawdown refuses returns", () => {
  expect(() => maxDrawdown([0.1, -0.1])).toThrow(
    "maxDrawdown requires levels of zero or more (got -0.1 at position 1)",
  );
});

test("maxDrawdown agrees with drawdown, and never gets shallower when the series goes on", () => {
  fc.assert(
    fc.property(arbitraryReturns({ minLength: 1 }), (returns) => {
      const levels = compound(returns);
      expect(maxDrawdown(levels)).toBe(Math.min(...drawdown(levels)));
      expect(maxDrawdown(levels.slice(0, -1))).toBeGreaterThanOrEqual(maxDrawdown(levels));
    }),
  );
});

test("rollingMaxDrawdown agrees with every run of window + 1 levels on its own", () => {
  fc.assert(
    fc.property(arbitraryReturns(), fc.integer({ min: 1, max: 9 }), (returns, window) => {
      const levels = compound(returns);
      const expected = naive(levels.length, window + 1, (first, end) =>
        maxDrawdown(levels.slice(first, end)),
      );
      expect(distance(rollingMaxDrawdown(levels, { window }), expected)).toBe(0);
    }),
  );
});

test("rollingMaxDrawdown with fewer levels needed passes over the missing ones", () => {
  const levels = [4, NAN, 3, NAN, NAN, 6];
  expect([...rollingMaxDrawdown(levels, { window: 2 })]).toEqual([NAN, NAN, NAN, NAN, NAN, NAN]);
  expect([...rollingMaxDrawdown(levels, { window: 2, minObservations: 2 })]).toEqual([
    NAN,
    NAN,
    -0.25,
    NAN,
    NAN,
    NAN,
  ]);
  expect(() => rollingMaxDrawdown(levels, { window: 0 })).toThrow("a window of one period or more (got 0)");
});
