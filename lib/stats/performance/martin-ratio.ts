import { requireOptions } from "../series/options.js";
import { ANNUAL_EXCESS_OPTIONS, type AnnualExcessOptions, annualRates } from "./annual-excess.js";
import { ulcerIndex } from "./ulcer-index.js";

/**
 * Martin ratio (ulcer performance index): compound annual growth rate over that of a risk-free rate, over the ulcer index. Martin and McCann (1989);
 * PerformanceAnalytics' `MartinRatio`, which takes its rate a year. quantstats does not annualise.
 * @param returns simple returns as decimals (not levels), oldest first; missing ones are left out
 * @param options.riskFree rate per period (not annual), one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span; default the number of returns that are there over the periods a year
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns Infinity for a gain without any drawdown; NaN for neither, under one year, and without any return
 * @throws RangeError when the rates are a series of another length, or an option is out of range or unknown; TypeError when a return is no number.
 * @example martinRatio([-0.5, 3.5], { periodsPerYear: 1 }) // => 1.4142135623730951
 */
export function martinRatio(returns: ArrayLike<number>, options: AnnualExcessOptions = {}): number {
  requireOptions(options, "martinRatio", ANNUAL_EXCESS_OPTIONS);
  const { own, rate } = annualRates(returns, options, "martinRatio");
  return (own - rate) / ulcerIndex(returns);
}
