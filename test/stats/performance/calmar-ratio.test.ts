import { expect, test } from "vitest";
import { calmarRatio } from "../../../lib/stats/performance/calmar-ratio.js";

const NAN = Number.NaN;

test("calmarRatio(returns) is growth a year over the size of the deepest fall, a fall in the first period included", () => {
  // 0.8 x 1.8 = 1.44 over two years: 20% a year; the fall is 20%.
  expect(calmarRatio(Object.freeze([-0.2, 0.8]), { periodsPerYear: 1 })).toBeCloseTo(1, 12);
});

test("calmarRatio is missing under one year unless asked for, without a fall, and without a return", () => {
  expect(calmarRatio([-0.2, 0.8])).toBeNaN();
  expect(calmarRatio([-0.2, 0.8], { periodsPerYear: 4, underOneYear: "annualise" })).toBeCloseTo(
    (1.44 ** 2 - 1) / 0.2,
    12,
  );
  expect(calmarRatio([0.1, 0.1], { periodsPerYear: 1 })).toBeNaN();
  expect(calmarRatio([], { underOneYear: "annualise" })).toBeNaN();
});

test("calmarRatio of ruin is -1, and a missing return neither falls nor rises", () => {
  expect(calmarRatio([-1, 5], { periodsPerYear: 1 })).toBe(-1);
  expect(calmarRatio([-0.2, NAN, 0.8], { periodsPerYear: 1.5 })).toBeCloseTo(1, 12);
});
