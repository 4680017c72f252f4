import { expect, test } from "vitest";
import { beta } from "../../../lib/stats/factors/beta.js";
import { treynorRatio } from "../../../lib/stats/factors/treynor-ratio.js";
import { annualReturn } from "../../../lib/stats/performance/annual-return.js";
import { annualVolatility } from "../../../lib/stats/performance/annual-volatility.js";

const NAN = Number.NaN;
const fund = Object.freeze([0.1, -0.05, 0.2, 0.05]);
const market = Object.freeze([0.05, -0.05, 0.1, 0.02]);
const yearly = { periodsPerYear: 4 } as const;

test("treynorRatio(legs) is the excess growth a year over beta, or over the systematic risk", () => {
  const over = (leg: readonly number[]) => leg.map((value) => value - 0.01);
  const growth = annualReturn(over(fund), yearly);
  const slope = beta([fund, market]);
  expect(treynorRatio([fund, market], { ...yearly, riskFree: 0.01 })).toBeCloseTo(growth / slope, 12);
  expect(treynorRatio([fund, market], { ...yearly, riskFree: 0.01, modified: true })).toBeCloseTo(
    growth / (slope * annualVolatility(over(market), yearly)),
    12,
  );
});

test("treynorRatio(legs) takes and counts the periods in which both are there", () => {
  expect(
    treynorRatio(
      [
        [NAN, ...fund, 0.5],
        [0.1, ...market, NAN],
      ],
      yearly,
    ),
  ).toBeCloseTo(treynorRatio([fund, market], yearly), 12);
});

test("treynorRatio(legs) is missing for a flat benchmark, for nothing, and under one year", () => {
  expect(treynorRatio([fund, [0.1, 0.1, 0.1, 0.1]], yearly)).toBeNaN();
  expect(treynorRatio([[], []], yearly)).toBeNaN();
  expect(treynorRatio([fund, market])).toBeNaN();
  expect(() => treynorRatio([fund, [1]])).toThrow("treynorRatio requires legs of one length (got 4 and 1)");
});
