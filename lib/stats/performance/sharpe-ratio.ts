import { rollingMoments } from "../rolling/rolling-moments.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { deviation, sampleMoments } from "../sample-moments.js";
import { returnsOver } from "../series/excess-returns.js";
import { ABOVE_ZERO, NUMBER_OR_SERIES, type OptionRules, requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";

/** What the ratio is over, and its yearly scale. */
interface SharpeOptions {
  /** Rate for each period of the returns (not annual): one for all, or one a period. Default 0. */
  readonly riskFree?: number | ArrayLike<number>;
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
}

const OPTIONS: OptionRules<SharpeOptions> = { riskFree: NUMBER_OR_SERIES, periodsPerYear: ABOVE_ZERO };
const ROLLING_OPTIONS = { ...OPTIONS, ...WINDOW_OPTIONS };

/**
 * Sharpe ratio: mean excess return over its standard deviation (n - 1), times sqrt(periods a year). Sharpe (1994); empyrical's `sharpe_ratio`.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.riskFree rate per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns Infinity for a gain that is constant up to rounding, NaN for a constant zero or fewer than two returns
 * @throws RangeError when the rates are a series of another length, or an option is out of range or unknown.
 * @example sharpeRatio([0.5, 0, 0.25], { riskFree: 0.25, periodsPerYear: 1 }) // => 0
 */
export function sharpeRatio(returns: ArrayLike<number>, options: SharpeOptions = {}): number {
  const { riskFree = 0, periodsPerYear = TRADING_DAYS_PER_YEAR } = requireOptions(
    options,
    "sharpeRatio",
    OPTIONS,
  );
  return meanOverDeviation(returnsOver(returns, riskFree, "sharpeRatio")) * Math.sqrt(periodsPerYear);
}

/**
 * Mean of returns over their standard deviation (n - 1).
 * @example meanOverDeviation(Float64Array.of(0.5, 0, 1)) // => 1
 */
export function meanOverDeviation(returns: Float64Array): number {
  const moments = sampleMoments(returns, { unit: 1 });
  return moments.mean / deviation(moments, 1);
}

/**
 * Sharpe ratio of every window of a length. pyfolio's `rolling_sharpe`, empyrical's `roll_sharpe_ratio`.
 * @param returns simple returns as decimals, oldest first
 * @param options.window periods a window, two or more to be of use
 * @param options.minObservations fewest returns a window must hold; default all
 * @param options.riskFree rate per period, one or a series; default 0
 * @param options.periodsPerYear periods a year; default 252
 * @returns one value a return, at the last of each window; NaN before the first full window
 * @throws RangeError when the window is not a whole number of one or more, the rates are a series of another length, or an option is out of range
 *   or unknown.
 * @example rollingSharpeRatio([1, 1, 0, 0], { window: 2 }) // => Float64Array [NaN, Infinity, 11.224972160321824, NaN]
 */
export function rollingSharpeRatio(
  returns: ArrayLike<number>,
  options: SharpeOptions & RollingWindow,
): Float64Array {
  const {
    riskFree = 0,
    periodsPerYear = TRADING_DAYS_PER_YEAR,
    ...windows
  } = requireOptions(options, "rollingSharpeRatio", ROLLING_OPTIONS);
  const excess = returnsOver(returns, riskFree, "rollingSharpeRatio");
  return rollingRatio(excess, { ...requireWindow(windows, "rollingSharpeRatio"), periodsPerYear });
}

/**
 * Mean over standard deviation (n - 1) of every window of returns, times sqrt(periods a year).
 * @example rollingRatio(Float64Array.of(0.5, 0, 1), { window: 3, minObservations: 3, periodsPerYear: 4 }) // => Float64Array [NaN, NaN, 2]
 */
export function rollingRatio(
  returns: Float64Array,
  { periodsPerYear, ...windows }: Required<RollingWindow> & { readonly periodsPerYear: number },
): Float64Array {
  const scale = Math.sqrt(periodsPerYear);
  return rollingMoments(returns, { ...windows, ddof: 1 }, (mean, spread) => (mean / spread) * scale);
}
