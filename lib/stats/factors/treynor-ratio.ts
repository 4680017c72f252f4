import { ANNUAL_EXCESS_OPTIONS, type AnnualExcessOptions } from "../performance/annual-excess.js";
import { annualReturn } from "../performance/annual-return.js";
import { annualVolatility } from "../performance/annual-volatility.js";
import { pairwise, type ReturnLegs, requireLegs } from "../relative/legs.js";
import { returnsOver } from "../series/excess-returns.js";
import { type OptionRules, requireOptions, TRUE_OR_FALSE } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { beta } from "./beta.js";

/** The yearly scale, the rate that returns are over, and what they are divided by. */
interface TreynorOptions extends AnnualExcessOptions {
  /** Over the systematic risk, beta times the benchmark's annual volatility, instead of over beta: Bacon's modified ratio. Default false. */
  readonly modified?: boolean;
}

const OPTIONS: OptionRules<TreynorOptions> = { ...ANNUAL_EXCESS_OPTIONS, modified: TRUE_OR_FALSE };

/**
 * Treynor ratio: compound annual growth rate of excess returns over their beta. Treynor (1965); PerformanceAnalytics' `TreynorRatio`. quantstats does not
 * annualise and takes the rate off the whole return.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length
 * @param options.riskFree rate per period (not annual), one or a series; default 0
 * @param options.modified over the systematic risk (Bacon 2008); default false
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span; default the number of periods with both returns over the periods a year
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns over the periods in which both are there; NaN where beta is, and under one year
 * @throws RangeError when the legs differ in length, or an option is out of range or unknown.
 * @example treynorRatio([[-0.5, 3.5], [-0.25, 1.75]], { periodsPerYear: 1 }) // => 0.25
 */
export function treynorRatio(legs: ReturnLegs, options: TreynorOptions = {}): number {
  const known = pairwise(requireLegs(legs, "treynorRatio"));
  const { riskFree = 0, modified = false, ...annual } = requireOptions(options, "treynorRatio", OPTIONS);
  const [asset, benchmark] = known.map((leg) => returnsOver(leg, riskFree, "treynorRatio")) as [
    Float64Array,
    Float64Array,
  ];
  const slope = beta([asset, benchmark]);
  const { periodsPerYear = TRADING_DAYS_PER_YEAR } = annual;
  const risk = modified ? slope * annualVolatility(benchmark, { periodsPerYear }) : slope;
  return (
    annualReturn(
      asset.filter((value) => !Number.isNaN(value)),
      annual,
    ) / risk
  );
}
