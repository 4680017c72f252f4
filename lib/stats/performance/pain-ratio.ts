import { requireOptions } from "../series/options.js";
import { ANNUAL_EXCESS_OPTIONS, type AnnualExcessOptions, annualRates } from "./annual-excess.js";
import { painIndex } from "./pain-index.js";

/**
 * Pain ratio: compound annual growth rate over that of a risk-free rate, over the pain index. Becker (2006), Zephyr; PerformanceAnalytics' `PainRatio`,
 * which takes its rate a year.
 * @param returns simple returns as decimals (not levels), oldest first; missing ones are left out
 * @param options.riskFree rate per period (not annual), one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span; default the number of returns that are there over the periods a year
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns Infinity for a gain without any drawdown; NaN for neither, under one year, and without any return
 * @throws RangeError when the rates are a series of another length, or an option is out of range or unknown; TypeError when a return is no number.
 * @example painRatio([-0.5, 3.5], { periodsPerYear: 1 }) // => 2
 */
export function painRatio(returns: ArrayLike<number>, options: AnnualExcessOptions = {}): number {
  requireOptions(options, "painRatio", ANNUAL_EXCESS_OPTIONS);
  const { own, rate } = annualRates(returns, options, "painRatio");
  return (own - rate) / painIndex(returns);
}
