import { returnsOver } from "../series/excess-returns.js";
import { ABOVE_ZERO, NUMBER_OR_SERIES, type OptionRules, requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { ROUNDING } from "../series/tolerance.js";

/** What counts as a shortfall, and the yearly scale. */
export interface DownsideOptions {
  /** Return that each period must reach (not annual): one for all, or one a period. Default 0. */
  readonly requiredReturn?: number | ArrayLike<number>;
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
}

/** The rules of these options. */
export const DOWNSIDE_OPTIONS: OptionRules<DownsideOptions> = {
  requiredReturn: NUMBER_OR_SERIES,
  periodsPerYear: ABOVE_ZERO,
};

/**
 * Downside deviation: root mean square of the shortfalls below a required return, over all periods, times sqrt(periods a year). Sortino and
 * Price (1994); empyrical's `downside_risk`.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.requiredReturn return per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns 0 where no return falls short by more than rounding; NaN without any return
 * @throws RangeError when the required returns are a series of another length, or an option is out of range or unknown.
 * @example downsideRisk([-0.5, 0.5, 0, 0], { periodsPerYear: 4 }) // => 0.5
 */
export function downsideRisk(returns: ArrayLike<number>, options: DownsideOptions = {}): number {
  const { requiredReturn = 0, periodsPerYear = TRADING_DAYS_PER_YEAR } = requireOptions(
    options,
    "downsideRisk",
    DOWNSIDE_OPTIONS,
  );
  return shortfallOf(returnsOver(returns, requiredReturn, "downsideRisk")) * Math.sqrt(periodsPerYear);
}

/**
 * Root mean square of the returns below zero, over all that are there. What is within the rounding of returns of zero is no shortfall.
 * @example shortfallOf(Float64Array.of(-0.5, 0.5, 0, 0)) // => 0.25
 */
export function shortfallOf(excess: Float64Array): number {
  let squares = 0;
  let count = 0;
  for (let t = 0; t < excess.length; t += 1) {
    const value = excess[t] as number;
    if (Number.isNaN(value)) continue;
    count += 1;
    if (value < -ROUNDING) squares += value * value;
  }
  return Math.sqrt(squares / count);
}
