import { excessReturns } from "../../series/excess-returns.js";
import { TRADING_DAYS_PER_YEAR } from "../../series/periods-per-year.js";

/** What counts as a shortfall, and the yearly scale. */
export interface DownsideOptions {
  /** Return that each period must reach (not annual): one for all, or one a period. Default 0. */
  readonly requiredReturn?: number | ArrayLike<number>;
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
}

/**
 * Downside deviation: root mean square of the shortfalls below a required return, over all periods, times sqrt(periods a year). Sortino and
 * Price (1994); empyrical's `downside_risk`.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.requiredReturn return per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns 0 where no return falls short; NaN without any return
 * @throws RangeError when the required returns are a series of another length.
 * @example downsideRisk([-0.5, 0.5, 0, 0], { periodsPerYear: 4 }) // => 0.5
 */
export function downsideRisk(
  returns: ArrayLike<number>,
  { requiredReturn = 0, periodsPerYear = TRADING_DAYS_PER_YEAR }: DownsideOptions = {},
): number {
  let squares = 0;
  let count = 0;
  for (const excess of excessReturns(returns, requiredReturn)) {
    if (Number.isNaN(excess)) continue;
    squares += Math.min(excess, 0) ** 2;
    count += 1;
  }
  return Math.sqrt(squares / count) * Math.sqrt(periodsPerYear);
}
