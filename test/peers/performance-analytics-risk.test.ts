import { expect, test } from "vitest";
import { treynorRatio } from "../../lib/stats/factors/treynor-ratio.js";
import { downBeta, upBeta } from "../../lib/stats/factors/up-down-beta.js";
import { expectedShortfall } from "../../lib/stats/performance/expected-shortfall.js";
import { kurtosis } from "../../lib/stats/performance/kurtosis.js";
import { martinRatio } from "../../lib/stats/performance/martin-ratio.js";
import { omegaRatio } from "../../lib/stats/performance/omega-ratio.js";
import { painIndex } from "../../lib/stats/performance/pain-index.js";
import { painRatio } from "../../lib/stats/performance/pain-ratio.js";
import { skewness } from "../../lib/stats/performance/skewness.js";
import { ulcerIndex } from "../../lib/stats/performance/ulcer-index.js";
import { valueAtRisk } from "../../lib/stats/performance/value-at-risk.js";
import { capture } from "../../lib/stats/relative/capture.js";
import { mSquared } from "../../lib/stats/relative/m-squared.js";
import { calendarReturns } from "../../lib/stats/series/calendar-returns.js";
import { excessReturns } from "../../lib/stats/series/excess-returns.js";
import { fixture } from "./fixtures/fixture.js";

// What PerformanceAnalytics 2.1.0 prints in its own documentation (tests/testthat/_snaps/all_snapshots.md), for its example data in ./fixtures. The
// page cuts its numbers off after the fourth decimal: each is right to less than one unit of that.
const CUT = 1e-4;

const { columns: bacon } = fixture("portfolio-bacon");
const [portfolio, benchmark] = [bacon.portfolio, bacon.benchmark] as [Float64Array, Float64Array];
const { columns: managers, months } = fixture("managers");
const [ham1, ham2, sp500, bills] = ["ham1", "ham2", "sp500", "us3m"].map((name) => managers[name]) as [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
];
const monthly = { periodsPerYear: 12 } as const;
const of1996 = <T extends Float64Array>(returns: T) => returns.slice(0, 12);
const rate = 0.035 / 12;
const overBills = [ham2, sp500].map((leg) => excessReturns(leg, bills)) as [Float64Array, Float64Array];

test.each<[call: string, printed: number, ours: number]>([
  ["skewness(HAM1)", -0.6588, skewness(ham1)],
  ["skewness(HAM1, method = 'sample')", -0.6741, skewness(ham1, { method: "sample" })],
  ["kurtosis(HAM1, method = 'moment')", 5.3616, kurtosis(ham1, { method: "moment" })],
  ["kurtosis(HAM1)", 2.3616, kurtosis(ham1)],
  ["kurtosis(HAM1, method = 'sample_excess')", 2.5004, kurtosis(ham1, { method: "fisher" })],
  ["skewness(HAM2), with missing months", 1.458, skewness(ham2)],
  ["kurtosis(HAM2, method = 'sample_excess')", 2.527, kurtosis(ham2, { method: "fisher" })],
  ["skewness(SP500)", -0.5531, skewness(sp500)],
  ["kurtosis(SP500)", 0.5598, kurtosis(sp500)],
  ["PainIndex(portfolio_bacon)", 0.0399, painIndex(portfolio)],
  ["PainRatio(portfolio_bacon)", 2.5926, painRatio(portfolio, monthly)],
  ["MartinRatio(portfolio_bacon)", 1.6945, martinRatio(portfolio, monthly)],
  ["PainRatio(managers['1996', 1])", 36.6663, painRatio(of1996(ham1), monthly)],
  ["MartinRatio(managers['1996', 1])", 15.5212, martinRatio(of1996(ham1), monthly)],
  ["table.DrawdownsRatio: Pain index of HAM1", 0.0161, painIndex(ham1)],
  ["table.DrawdownsRatio: Ulcer index of HAM1", 0.0363, ulcerIndex(ham1)],
  ["table.DrawdownsRatio: Pain ratio of HAM1", 8.5601, painRatio(ham1, monthly)],
  ["table.DrawdownsRatio: Martin ratio of HAM1", 3.7895, martinRatio(ham1, monthly)],
  ["table.DrawdownsRatio: Pain index of HAM2", 0.0617, painIndex(ham2)],
  ["table.DrawdownsRatio: Ulcer index of HAM2", 0.0938, ulcerIndex(ham2)],
  ["table.DrawdownsRatio: Pain ratio of HAM2, which begins later", 2.8291, painRatio(ham2, monthly)],
  ["table.DrawdownsRatio: Martin ratio of HAM2, which begins later", 1.8615, martinRatio(ham2, monthly)],
  ["table.DrawdownsRatio: Pain index of SP500", 0.1258, painIndex(sp500)],
  ["table.DrawdownsRatio: Ulcer index of SP500", 0.1791, ulcerIndex(sp500)],
  ["table.DrawdownsRatio: Pain ratio of SP500", 0.7693, painRatio(sp500, monthly)],
  ["table.DrawdownsRatio: Martin ratio of SP500", 0.5401, martinRatio(sp500, monthly)],
  [
    "TreynorRatio(HAM1, SP500, Rf = .035 / 12)",
    0.2528,
    treynorRatio([ham1, sp500], { ...monthly, riskFree: rate }),
  ],
  [
    "TreynorRatio(HAM1, SP500, Rf = US 3m TR)",
    0.2428,
    treynorRatio([ham1, sp500], { ...monthly, riskFree: bills }),
  ],
  [
    "TreynorRatio(HAM2, SP500, Rf = .035 / 12), of a fund that begins later",
    0.3925,
    treynorRatio([ham2, sp500], { ...monthly, riskFree: rate }),
  ],
  [
    "TreynorRatio(HAM2, SP500, Rf = US 3m TR), of a fund that begins later",
    0.3883,
    treynorRatio([ham2, sp500], { ...monthly, riskFree: bills }),
  ],
  [
    "TreynorRatio(portfolio_bacon, modified = TRUE)",
    0.7806,
    treynorRatio([portfolio, benchmark], { ...monthly, modified: true }),
  ],
  ["MSquared(portfolio_bacon)", 0.1006, mSquared([portfolio, benchmark], monthly)],
  ["MSquared(managers['1996'])", 0.2544, mSquared([of1996(ham1), of1996(sp500)], monthly)],
  [
    "Modigliani(HAM1, SP500, Rf = .035 / 12), a month",
    0.0167,
    mSquared([ham1, sp500], { average: "arithmetic", riskFree: rate, periodsPerYear: 1 }),
  ],
  ["SFM.beta.bull(HAM2, SP500, Rf = US 3m TR)", 0.5226, upBeta(overBills)],
  ["SFM.beta.bear(HAM2, SP500, Rf = US 3m TR)", 0.0698, downBeta(overBills)],
  [
    "UpDownRatios(HAM1, SP500, side = 'Up')",
    0.3215,
    capture([ham1, sp500], { average: "cumulative", flat: "down" }).up,
  ],
  [
    "UpDownRatios(HAM1, SP500, side = 'Down')",
    0.377,
    capture([ham1, sp500], { average: "cumulative", flat: "down" }).down,
  ],
])("%s prints %d", (_call, printed, ours) => {
  expect(Math.abs(ours - printed)).toBeLessThan(CUT);
});

// tests/testthat/test-VaR_archive_baseline.R, rounded there to six decimals.
const convertible = fixture("edhec").columns.convertibleArbitrage as Float64Array;
test.each<[call: string, wanted: number, ours: number]>([
  ["VaR(method = 'gaussian')", -0.012133, valueAtRisk(convertible, { method: "gaussian" })],
  ["VaR(method = 'modified')", -0.014674, valueAtRisk(convertible, { method: "modified" })],
  ["VaR(method = 'historical')", -0.014095, valueAtRisk(convertible)],
  ["ES(method = 'gaussian')", -0.017133, expectedShortfall(convertible, { method: "gaussian" })],
  ["ES(method = 'historical')", -0.02408, expectedShortfall(convertible)],
])("%s of 100 months of convertible arbitrage is %d", (_call, wanted, ours) => {
  expect(Math.abs(ours - wanted)).toBeLessThanOrEqual(5e-7);
});

test("Bacon's own figures, to the digits that the documentation quotes", () => {
  expect(mSquared([portfolio, benchmark], monthly)).toBeCloseTo(0.10062, 5);
  expect(kurtosis(portfolio, { method: "sample" })).toBeCloseTo(3.03, 2);
  expect(kurtosis(portfolio, { method: "fisher" })).toBeCloseTo(-0.41, 2);
  expect(painIndex(portfolio)).toBeCloseTo(0.04, 2);
  expect(martinRatio(portfolio, monthly)).toBeCloseTo(1.7, 1);
});

test("Omega gives Infinity for gains alone and 0 for losses alone (test-Omega.R)", () => {
  expect(omegaRatio([0.05, 0.1, 0.15, 0.2])).toBe(Number.POSITIVE_INFINITY);
  expect(omegaRatio([-0.2, -0.15, -0.1, -0.05])).toBe(0);
  expect(omegaRatio([-0.1, 0.05, Number.NaN, 0.15, Number.NaN])).toBeCloseTo(2, 12);
});

test("table.CalendarReturns(managers): every year of HAM1 and of the S&P 500, in percent", () => {
  const percent = (values: ArrayLike<number>) => Array.from(values, (value) => (100 * value).toFixed(1));
  const { years, months: grid, totals } = calendarReturns({ days: months, values: ham1 });
  expect(years).toEqual([1996, 1997, 1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005, 2006]);
  expect(percent(totals).join(" ")).toBe("13.6 20.4 6.1 16.1 17.7 22.4 -8.0 23.7 14.9 7.8 20.5");
  expect(percent(grid[2] as Float64Array).join(" ")).toBe(
    "0.6 4.3 3.6 0.8 -2.3 1.2 -2.1 -9.4 2.5 5.6 1.3 1.0",
  );
  const index = calendarReturns({ days: months, values: sp500 });
  expect(percent(index.totals).join(" ")).toBe("23.0 33.4 28.6 21.0 -9.1 -11.9 -22.1 28.7 10.9 4.9 15.8");
});
