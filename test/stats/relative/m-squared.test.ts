import { expect, test } from "vitest";
import { annualReturn } from "../../../lib/stats/performance/annual-return.js";
import { annualVolatility } from "../../../lib/stats/performance/annual-volatility.js";
import { sharpeRatio } from "../../../lib/stats/performance/sharpe-ratio.js";
import { mSquared } from "../../../lib/stats/relative/m-squared.js";

const NAN = Number.NaN;
const fund = Object.freeze([0.1, -0.05, 0.2, 0.05]);
const market = Object.freeze([0.05, -0.05, 0.1, 0.02]);
const yearly = { periodsPerYear: 4 } as const;

test("mSquared(legs) is the return at the benchmark's volatility", () => {
  const ratio = annualVolatility(market, yearly) / annualVolatility(fund, yearly);
  const rate = 1.01 ** 4 - 1;
  const wanted = (annualReturn(fund, yearly) - rate) * ratio + rate;
  expect(mSquared([fund, market], { ...yearly, riskFree: 0.01 })).toBeCloseTo(wanted, 12);
  const rates = [0.01, 0.01, 0.01, 0.01];
  expect(mSquared([fund, market], { ...yearly, riskFree: rates })).toBeCloseTo(wanted, 12);
});

test("mSquared(legs, arithmetic) is the Sharpe ratio times the benchmark's volatility, over the rate", () => {
  const rates = [0.01, 0.02, 0, 0.01];
  const wanted = sharpeRatio(fund, { ...yearly, riskFree: rates }) * annualVolatility(market, yearly) + 0.04;
  expect(mSquared([fund, market], { ...yearly, riskFree: rates, average: "arithmetic" })).toBeCloseTo(
    wanted,
    12,
  );
});

test("mSquared of a leg against itself is its own return", () => {
  expect(mSquared([fund, fund], yearly)).toBeCloseTo(annualReturn(fund, yearly), 12);
});

test("mSquared(legs) takes and counts the periods in which both are there", () => {
  const holed = [
    [NAN, ...fund, 0.5],
    [0.1, ...market, NAN],
  ] as const;
  for (const average of ["geometric", "arithmetic"] as const) {
    const options = { ...yearly, average };
    expect(mSquared(holed, options)).toBeCloseTo(mSquared([fund, market], options), 12);
  }
});

test("mSquared(legs) is infinite for a constant gain, and missing for too few periods or under one year", () => {
  expect(mSquared([[0.1, 0.1, 0.1, 0.1], market], yearly)).toBe(Number.POSITIVE_INFINITY);
  expect(mSquared([[0.1], [0.2]], { periodsPerYear: 1 })).toBeNaN();
  expect(mSquared([[], []], yearly)).toBeNaN();
  expect(mSquared([fund, market])).toBeNaN();
});
