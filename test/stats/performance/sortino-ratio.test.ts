import { expect, test } from "vitest";
import { sortinoRatio } from "../../../lib/stats/performance/sortino-ratio.js";

const NAN = Number.NaN;

test("sortinoRatio(returns) is the mean over the required return, over the downside deviation", () => {
  // Excess over 1: -3, 0, 4, 3 with mean 1; shortfall 9 / 4, root 1.5.
  expect(sortinoRatio(Object.freeze([-2, 1, 5, 4]), { requiredReturn: 1, periodsPerYear: 1 })).toBeCloseTo(
    1 / 1.5,
    15,
  );
});

test("sortinoRatio is infinite without a shortfall, and missing for a constant zero or fewer than two returns", () => {
  expect(sortinoRatio([0.1, 0.1])).toBe(Number.POSITIVE_INFINITY);
  expect(sortinoRatio([0, 0])).toBeNaN();
  expect(sortinoRatio([-0.1])).toBeNaN();
  expect(sortinoRatio([])).toBeNaN();
});

test("sortinoRatio leaves missing returns out", () => {
  const whole = sortinoRatio([-0.5, 1.5, 0, 0], { periodsPerYear: 4 });
  expect(sortinoRatio([-0.5, NAN, 1.5, 0, NAN, 0], { periodsPerYear: 4 })).toBe(whole);
});
