import { TRADING_DAYS_PER_YEAR } from "../../series/periods-per-year.js";
import { rollingMoments } from "../rolling/rolling-moments.js";
import { type RollingWindow, requireWindow } from "../rolling/rolling-window.js";
import { deviation, sampleMoments } from "../sample-moments.js";

/** How a standard deviation is put on a yearly scale. */
interface VolatilityOptions {
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
  /** Degrees of freedom taken off the count: 1 (default) for a sample. */
  readonly ddof?: number;
}

/**
 * Standard deviation of returns on a yearly scale: s sqrt(periods a year), s with n - 1. empyrical's `annual_volatility`. A scale, not a return:
 * it is quoted for any length of sample.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.periodsPerYear periods a year; default 252
 * @param options.ddof degrees of freedom taken off; default 1
 * @returns NaN for fewer than two returns
 * @example annualVolatility([0.25, -0.25, 0.25, -0.25], { periodsPerYear: 4, ddof: 0 }) // => 0.5
 */
export function annualVolatility(
  returns: ArrayLike<number>,
  { periodsPerYear = TRADING_DAYS_PER_YEAR, ddof = 1 }: VolatilityOptions = {},
): number {
  return deviation(sampleMoments(returns), ddof) * Math.sqrt(periodsPerYear);
}

/**
 * Annual volatility of every window of a length. pyfolio's `rolling_volatility`.
 * @param returns simple returns as decimals, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest returns a window must hold; default all
 * @param options.periodsPerYear periods a year; default 252
 * @param options.ddof degrees of freedom taken off; default 1
 * @returns one value a return, at the last of each window; NaN before the first full window
 * @throws RangeError when the window is not a whole number of one or more.
 * @example rollingVolatility([0.5, -0.5, -0.5], { window: 2, periodsPerYear: 4, ddof: 0 }) // => Float64Array [NaN, 1, 0]
 */
export function rollingVolatility(
  returns: ArrayLike<number>,
  { periodsPerYear = TRADING_DAYS_PER_YEAR, ddof = 1, ...windows }: VolatilityOptions & RollingWindow,
): Float64Array {
  const scale = Math.sqrt(periodsPerYear);
  const options = { ...requireWindow(windows, "rollingVolatility"), ddof };
  return rollingMoments(returns, options, (_, spread) => spread * scale);
}
