import { beta } from "../../stats/factors/beta.js";
import { downBeta, upBeta } from "../../stats/factors/up-down-beta.js";
import { maxDrawdown } from "../../stats/max-drawdown.js";
import { annualReturn } from "../../stats/performance/annual-return.js";
import { annualVolatility } from "../../stats/performance/annual-volatility.js";
import { cumulativeReturn } from "../../stats/performance/cumulative-return.js";
import { expectedShortfall } from "../../stats/performance/expected-shortfall.js";
import { kurtosis } from "../../stats/performance/kurtosis.js";
import { sharpeRatio } from "../../stats/performance/sharpe-ratio.js";
import { skewness } from "../../stats/performance/skewness.js";
import { ulcerIndex } from "../../stats/performance/ulcer-index.js";
import { valueAtRisk } from "../../stats/performance/value-at-risk.js";
import { battingAverage } from "../../stats/relative/batting-average.js";
import { capture } from "../../stats/relative/capture.js";
import { correlation } from "../../stats/relative/correlation.js";
import { informationRatio } from "../../stats/relative/information-ratio.js";
import { relativeWealth } from "../../stats/relative/relative-wealth.js";
import { trackingError } from "../../stats/relative/tracking-error.js";
import { compound } from "../../stats/series/compound.js";
import type { Displayable } from "./displayable.js";
import { number, percent } from "./format.js";
import { tableOutput } from "./table-output.js";
import type { JoinedLegs } from "./tear-sheet-legs.js";

type Statistic = readonly [label: string, value: (returns: Float64Array) => string];

/**
 * The statistics of each leg, a row a statistic.
 * @param riskFree a rate for each period, one for all
 */
export function legStatistics(
  { names, returns, periodsPerYear }: JoinedLegs,
  { riskFree, period }: { readonly riskFree: number; readonly period: string },
): Displayable {
  const yearly = { periodsPerYear };
  const statistics: readonly Statistic[] = [
    ["Return, whole span", (r) => percent(cumulativeReturn(r))],
    ["Return a year", (r) => percent(annualReturn(r, yearly))],
    ["Volatility a year", (r) => percent(annualVolatility(r, yearly))],
    ["Sharpe ratio", (r) => number(sharpeRatio(r, { ...yearly, riskFree }))],
    ["Max drawdown", (r) => percent(maxDrawdown(compound(r)))],
    ["Ulcer index", (r) => percent(ulcerIndex(r))],
    [`Value at risk, 95%, a ${period}`, (r) => percent(valueAtRisk(r))],
    [`Expected shortfall, 95%, a ${period}`, (r) => percent(expectedShortfall(r))],
    ["Skewness", (r) => number(skewness(r))],
    ["Excess kurtosis", (r) => number(kurtosis(r))],
  ];
  const rate =
    riskFree === 0
      ? "Sharpe ratio without a risk-free rate"
      : `Sharpe ratio over ${percent(riskFree, 2)} a ${period}`;
  return tableOutput({
    columns: [{ label: "Statistic", numeric: false }, ...names.map((label) => ({ label, numeric: true }))],
    rows: statistics.map(([label, value]) => [label, ...returns.map(value)]),
    caption: `Each by itself. ${rate}`,
    more: undefined,
  });
}

/** The statistics of the first leg against the second. */
export function relativeStatistics({ names, returns, periodsPerYear }: JoinedLegs): Displayable {
  const yearly = { periodsPerYear };
  const { up, down } = capture(returns);
  const rows: readonly (readonly [label: string, value: string])[] = [
    ["Wealth at the end, ratio", number(lastOf(relativeWealth(returns)))],
    ["Max drawdown of that ratio", percent(maxDrawdown(relativeWealth(returns)))],
    ["Tracking error a year", percent(trackingError(returns, yearly))],
    ["Information ratio", number(informationRatio(returns, yearly))],
    ["Correlation", number(correlation(returns))],
    ["Beta", number(beta(returns))],
    ["Up beta; down beta", `${number(upBeta(returns))}; ${number(downBeta(returns))}`],
    ["Batting average", percent(battingAverage(returns).overall, 0)],
    ["Up capture", percent(up, 0)],
    ["Down capture", percent(down, 0)],
  ];
  return tableOutput({
    columns: [
      { label: "Statistic", numeric: false },
      { label: "Value", numeric: true },
    ],
    rows,
    caption: `${names[0]} against ${names[1]}`,
  });
}

function lastOf(values: Float64Array): number {
  return values[values.length - 1] as number;
}
