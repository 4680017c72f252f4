import { expect, test } from "vitest";
import { percentileFromQuantiles } from "../../lib/stats/events/percentile-from-quantiles.js";
import { compoundFactors } from "../../lib/stats/factors/compound-factors.js";
import { doubleSort } from "../../lib/stats/factors/double-sort.js";
import { factorExposures } from "../../lib/stats/factors/factor-exposures.js";
import { longShort } from "../../lib/stats/factors/long-short.js";
import { ols } from "../../lib/stats/regression/ols.js";
import { numbers } from "../../lib/stats/series/column.js";
import { type DatedColumns, datedColumns } from "../../lib/stats/series/dated-columns.js";
import { openStore } from "../../lib/store/open-store.js";

const store = openStore({ dir: "data" });
const table = (name: string) => datedColumns(store.read(name));
const column = ({ columns }: DatedColumns, name: string) => columns[name] as Float64Array;

/** Months in which both are there: their correlation and the mean of the first less the second, in points a month. */
function agreement(first: Float64Array, second: Float64Array) {
  const difference = first.map((value, t) => value - (second[t] as number));
  const { nobs, rsquared, params } = ols(first, [second], { missing: "drop" });
  const gap = 100 * (ols(difference, [], { missing: "drop" }).params[0] as number);
  return { nobs, correlation: Math.sign(params[1] as number) * Math.sqrt(rsquared), gap };
}

test("SMB of the five factors, rebuilt from the 25 size and profitability cells, agrees as well as its definition allows", () => {
  // The published factor splits size at the NYSE median, weights by value inside each half and averages three sorts (book-to-market,
  // profitability, investment). Here are quintiles of one sort, equally weighted: the two smallest less the two largest. So the correlation stays
  // near 0.94 while the mean hardly differs: 0.9375 and 0.005 points a month over 752 months.
  const cells = table("size-profitability-monthly");
  const factors = table("factors-monthly");
  const leg = (rows: readonly number[]) =>
    rows.flatMap((row) => [1, 2, 3, 4, 5].map((group) => `me${row}_op${group}`));
  const { spread } = longShort(cells.columns, { long: leg([1, 2]), short: leg([4, 5]) });
  const published = cells.days.map((month) => column(factors, "smb")[factors.days.indexOf(month)] as number);
  const { nobs, correlation, gap } = agreement(spread, Float64Array.from(published));
  expect(nobs).toBe(752);
  expect(correlation).toBeGreaterThan(0.93);
  expect(correlation).toBeLessThan(0.97);
  expect(Math.abs(gap)).toBeLessThan(0.05);
});

test("SMB of the three factors agrees with the smallest less the largest 30%, whose extremes move more", () => {
  // 30% groups leave the middle out, so their difference moves 1.4 times as much; the published factor also holds book-to-market fixed, which
  // explains the higher mean of the raw legs (0.12 points a month) and a correlation of 0.907 over 1,193 months.
  const sizes = table("size-monthly");
  const { spread } = longShort(sizes.columns, { long: ["bottom_30_vw"], short: ["top_30_vw"] });
  const { nobs, correlation, gap } = agreement(spread, column(sizes, "smb"));
  expect(nobs).toBe(1193);
  expect(correlation).toBeGreaterThan(0.9);
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThan(0.2);
});

test("the Russell 2000's excess return loads on the market near one and on SMB near 0.85, with HAC errors", () => {
  const { days, columns } = table("index-monthly");
  const level = columns.russell2000_total_return as Float64Array;
  const values = level.map((value, t) => value / (level[t - 1] ?? Number.NaN) - 1);
  const fit = factorExposures({ days, values }, table("factors-monthly"), {
    factors: ["mkt_rf", "smb", "hml"],
    riskFree: "rf",
    covType: "HAC",
    useCorrection: true,
  });
  // 1979-01 to 2025-08. Loadings and errors on the same rows by statsmodels 0.13.5.
  expect([fit.nobs, fit.days[0], fit.days.at(-1), fit.maxlags]).toEqual([560, "1979-01", "2025-08", 5]);
  const PARAMS_FROM_STATSMODELS = [-0.0014076665, 1.0252416546, 0.8525199905, 0.0725401395];
  const BSE_FROM_STATSMODELS = [0.000261667, 0.0065881474, 0.0207015935, 0.0188671761];
  for (const [i, value] of PARAMS_FROM_STATSMODELS.entries()) expect(fit.params[i]).toBeCloseTo(value, 8);
  for (const [i, value] of BSE_FROM_STATSMODELS.entries()) expect(fit.bse[i]).toBeCloseTo(value, 8);
  const [, market, smb] = fit.params as unknown as [number, number, number];
  expect(market).toBeGreaterThan(0.95);
  expect(market).toBeLessThan(1.1);
  expect(smb).toBeGreaterThan(0.7);
  expect(smb).toBeLessThan(1);
  expect(fit.tvalues[2]).toBeGreaterThan(10);
  expect(fit.rsquared).toBeGreaterThan(0.95);
});

test("the table of 25 cells over July 2024 is the data's own row, laid out", () => {
  const cells = table("size-profitability-monthly");
  const grid = doubleSort(cells, { first: "2024-07", last: "2024-07" });
  const row = cells.days.indexOf("2024-07");
  expect(grid.cells.flat()).toHaveLength(25);
  for (const [i, me] of grid.rows.entries()) {
    for (const [j, op] of grid.columns.entries()) {
      expect(grid.cells[i]?.[j]).toBeCloseTo(column(cells, `${me}_${op}`)[row] as number, 12);
    }
  }
});

test("the table of factor windows reads its own quantiles back, and every July window lies inside 0 to 1", () => {
  const quantiles = store.read("factor-window-quantiles");
  const probabilities = numbers(quantiles, "probability");
  const rowOf = probabilities.indexOf(0.25);
  for (const name of quantiles.columnNames().slice(1)) {
    const values = numbers(quantiles, name);
    const read = percentileFromQuantiles(values[rowOf] as number, { probabilities, quantiles: values });
    // Single days are published to 0.01%, so neighbouring quantiles may be equal.
    expect(Math.abs(read - 0.25), name).toBeLessThan(0.02);
  }
  const july = compoundFactors(table("factors-daily"), { first: "2024-07-11", last: "2024-07-24" });
  expect(july.n).toBe(10);
  const percentile = (factor: string) =>
    percentileFromQuantiles(july.returns[factor] as number, {
      probabilities,
      quantiles: numbers(quantiles, `${factor}_10d`),
    });
  // Small and value stocks had one of their best ten days since 1963, profitable ones a poor one.
  expect(percentile("smb")).toBeGreaterThan(0.99);
  expect(percentile("hml")).toBeGreaterThan(0.95);
  expect(percentile("rmw")).toBeLessThan(0.25);
});
