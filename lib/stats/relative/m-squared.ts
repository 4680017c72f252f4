import {
  ANNUAL_EXCESS_OPTIONS,
  type AnnualExcessOptions,
  annualRates,
} from "../performance/annual-excess.js";
import { type SampleMoments, sampleMoments } from "../sample-moments.js";
import { returnsOver } from "../series/excess-returns.js";
import { type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { pairwise, type ReturnLegs, requireLegs } from "./legs.js";

/** The yearly scale, the rate that returns are over, and how they are averaged. */
interface MSquaredOptions extends AnnualExcessOptions {
  /**
   * - "geometric" (default): compound annual growth rates, and the deviation of the returns themselves, as PerformanceAnalytics' `MSquared`;
   * - "arithmetic": means times periods a year, and the deviation of the asset's excess returns, as PerformanceAnalytics' `Modigliani`, which leaves
   *   it per period.
   */
  readonly average?: "geometric" | "arithmetic";
}

const OPTIONS: OptionRules<MSquaredOptions> = {
  ...ANNUAL_EXCESS_OPTIONS,
  average: oneOf("geometric", "arithmetic"),
};

/**
 * M-squared: the annual return of the first leg, mixed with a risk-free asset until it is as volatile as the second. Modigliani and Modigliani (1997):
 * (r - f) s2 / s1 + f. Less the second leg's `annualReturn` it is the M-squared excess.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length
 * @param options.riskFree rate per period (not annual), one or a series; default 0
 * @param options.average "geometric" (default) or "arithmetic"
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span; default the number of periods with both returns over the periods a year
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns over the periods in which both are there; infinite for an excess return that does not vary, NaN for fewer than two periods and under one year
 * @throws RangeError when the legs differ in length, or an option is out of range or unknown.
 * @example mSquared([[0.5, 0.5, 0], [0.5, -0.25, 0.5]], { periodsPerYear: 1, average: "arithmetic" }) // => 0.5
 */
export function mSquared(legs: ReturnLegs, options: MSquaredOptions = {}): number {
  const [asset, benchmark] = pairwise(requireLegs(legs, "mSquared"));
  const { average = "geometric", ...annual } = requireOptions(options, "mSquared", OPTIONS);
  const { riskFree = 0, periodsPerYear = TRADING_DAYS_PER_YEAR, underOneYear = "missing" } = annual;
  const excess = returnsOver(asset, riskFree, "mSquared");
  const { mean, ...spread } = sampleMoments(excess, { unit: 1 });
  const { years = spread.count / periodsPerYear } = annual;
  if (years < 1 && underOneYear === "missing") return Number.NaN;
  const market = sampleMoments(benchmark, { unit: 1 });
  if (average === "geometric") {
    const { own, rate } = annualRates(asset, annual, "mSquared");
    return (own - rate) * volatilityRatio(market, sampleMoments(asset, { unit: 1 })) + rate;
  }
  const rate = sampleMoments(asset, { unit: 1 }).mean - mean;
  return (mean * volatilityRatio(market, { mean, ...spread }) + rate) * periodsPerYear;
}

function volatilityRatio(first: SampleMoments, second: SampleMoments): number {
  return second.count < 2 ? Number.NaN : Math.sqrt(first.squares / second.squares);
}
