import { sampleMoments } from "../sample-moments.js";
import { returnsOver } from "../series/excess-returns.js";
import { requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { ROUNDING } from "../series/tolerance.js";
import { DOWNSIDE_OPTIONS, type DownsideOptions, shortfallOf } from "./downside-risk.js";

/**
 * Sortino ratio: mean return over the required one, times periods a year, over the annual downside deviation. Sortino and Price (1994);
 * empyrical's `sortino_ratio`.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.requiredReturn return per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns Infinity without any shortfall, NaN where the mean is zero as well or for fewer than two returns
 * @throws RangeError when the required returns are a series of another length, or an option is out of range or unknown.
 * @example sortinoRatio([-0.5, 1.5, 0, 0], { periodsPerYear: 4 }) // => 2
 */
export function sortinoRatio(returns: ArrayLike<number>, options: DownsideOptions = {}): number {
  const { requiredReturn = 0, periodsPerYear = TRADING_DAYS_PER_YEAR } = requireOptions(
    options,
    "sortinoRatio",
    DOWNSIDE_OPTIONS,
  );
  const excess = returnsOver(returns, requiredReturn, "sortinoRatio");
  const { count, mean } = sampleMoments(excess, { unit: 1 });
  if (count < 2) return Number.NaN;
  const shortfall = shortfallOf(excess);
  const gain = shortfall > 0 || Math.abs(mean) > ROUNDING ? mean : 0;
  return (gain * periodsPerYear) / (shortfall * Math.sqrt(periodsPerYear));
}
