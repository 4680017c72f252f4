import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cumulativeReturn,
  rollingCumulativeReturn,
} from "../../../lib/stats/performance/cumulative-return.js";
import { compound } from "../../../lib/stats/series/compound.js";
import { arbitraryReturns } from "../arbitrary.js";
import { distance, naive } from "../naive.js";

const NAN = Number.NaN;

test("cumulativeReturn(returns) compounds, leaves missing returns out, and is missing without any", () => {
  expect(cumulativeReturn(Object.freeze([1, 1, -0.5]))).toBe(1);
  expect(cumulativeReturn([0.25])).toBe(0.25);
  expect(cumulativeReturn([NAN, 1, NAN])).toBe(1);
  expect(cumulativeReturn([])).toBeNaN();
  expect(cumulativeReturn([NAN])).toBeNaN();
});

test("cumulativeReturn(returns) is ruin, not a gain, after two returns below -1", () => {
  expect(cumulativeReturn([-3, -3])).toBe(-1);
});

test("cumulativeReturn does not depend on the order of the returns, and is the last level of their wealth", () => {
  fc.assert(
    fc.property(arbitraryReturns({ minLength: 1 }), (returns) => {
      const whole = cumulativeReturn(returns);
      expect(Math.abs(cumulativeReturn([...returns].reverse()) - whole)).toBeLessThan(
        1e-9 * (1 + Math.abs(whole)),
      );
      const wealth = compound(returns).at(-1) as number;
      expect(Math.abs(whole - (wealth - 1))).toBeLessThan(1e-12 * (1 + wealth));
    }),
  );
});

test("rollingCumulativeReturn agrees with every window computed afresh", () => {
  fc.assert(
    fc.property(arbitraryReturns({ missing: true }), fc.integer({ min: 1, max: 9 }), (returns, window) => {
      const expected = naive(returns.length, window, (first, end) => {
        const run = returns.slice(first, end);
        return run.some(Number.isNaN) ? NAN : cumulativeReturn(run);
      });
      expect(distance(rollingCumulativeReturn(returns, { window }), expected)).toBeLessThan(1e-12);
    }),
  );
});

test("rollingCumulativeReturn refuses a window of no length", () => {
  expect(() => rollingCumulativeReturn([1], { window: 0 })).toThrow(
    "rollingCumulativeReturn requires a window",
  );
});
