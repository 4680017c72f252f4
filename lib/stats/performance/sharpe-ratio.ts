import { excessReturns } from "../../series/excess-returns.js";
import { TRADING_DAYS_PER_YEAR } from "../../series/periods-per-year.js";
import { rollingMoments } from "../rolling/rolling-moments.js";
import { type RollingWindow, requireWindow } from "../rolling/rolling-window.js";
import { deviation, sampleMoments } from "../sample-moments.js";

/** What the ratio is over, and its yearly scale. */
interface SharpeOptions {
  /** Rate for each period of the returns (not annual): one for all, or one a period. Default 0. */
  readonly riskFree?: number | ArrayLike<number>;
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
}

/**
 * Sharpe ratio: mean excess return over its standard deviation (n - 1), times sqrt(periods a year). Sharpe (1994); empyrical's `sharpe_ratio`.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.riskFree rate per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns Infinity for a constant gain, NaN for a constant zero or fewer than two returns
 * @throws RangeError when the rates are a series of another length.
 * @example sharpeRatio([0.5, 0, 0.25], { riskFree: 0.25, periodsPerYear: 1 }) // => 0
 */
export function sharpeRatio(
  returns: ArrayLike<number>,
  { riskFree = 0, periodsPerYear = TRADING_DAYS_PER_YEAR }: SharpeOptions = {},
): number {
  const moments = sampleMoments(excessReturns(returns, riskFree));
  return (moments.mean / deviation(moments, 1)) * Math.sqrt(periodsPerYear);
}

/**
 * Sharpe ratio of every window of a length. pyfolio's `rolling_sharpe`, empyrical's `roll_sharpe_ratio`.
 * @param returns simple returns as decimals, oldest first
 * @param options.window periods a window, two or more to be of use
 * @param options.minObservations fewest returns a window must hold; default all
 * @param options.riskFree rate per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns one value a return, at the last of each window; NaN before the first full window
 * @throws RangeError when the window is not a whole number of one or more, or the rates are a series of another length.
 * @example rollingSharpeRatio([1, 1, 0, 0], { window: 2 }) // => Float64Array [NaN, Infinity, 11.224972160321824, NaN]
 */
export function rollingSharpeRatio(
  returns: ArrayLike<number>,
  { riskFree = 0, periodsPerYear = TRADING_DAYS_PER_YEAR, ...windows }: SharpeOptions & RollingWindow,
): Float64Array {
  const scale = Math.sqrt(periodsPerYear);
  const options = { ...requireWindow(windows, "rollingSharpeRatio"), ddof: 1 };
  return rollingMoments(excessReturns(returns, riskFree), options, (mean, spread) => (mean / spread) * scale);
}
