import { rollingMoments } from "../rolling/rolling-moments.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { deviation, sampleMoments } from "../sample-moments.js";
import { ABOVE_ZERO, type OptionRules, requireOptions, ZERO_OR_MORE } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { requireNumbers } from "../series/require-numbers.js";

/** How a standard deviation is put on a yearly scale. */
interface VolatilityOptions {
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
  /** Degrees of freedom taken off the count: 1 (default) for a sample. */
  readonly ddof?: number;
}

const OPTIONS: OptionRules<VolatilityOptions> = { periodsPerYear: ABOVE_ZERO, ddof: ZERO_OR_MORE };
const ROLLING_OPTIONS = { ...OPTIONS, ...WINDOW_OPTIONS };

/**
 * Standard deviation of returns on a yearly scale: s sqrt(periods a year), s with n - 1. empyrical's `annual_volatility`. A scale, not a return:
 * it is quoted for any length of sample.
 * @param returns simple returns as decimals; missing ones are left out
 * @param options.periodsPerYear periods a year; default 252
 * @param options.ddof degrees of freedom taken off; default 1
 * @returns NaN for fewer than two returns; 0 where returns differ by rounding only
 * @throws RangeError when an option is out of range or unknown; TypeError when a return is no number.
 * @example annualVolatility([0.25, -0.25, 0.25, -0.25], { periodsPerYear: 4, ddof: 0 }) // => 0.5
 */
export function annualVolatility(returns: ArrayLike<number>, options: VolatilityOptions = {}): number {
  return yearlyDeviation(requireNumbers(returns, "annualVolatility"), options, "annualVolatility");
}

/**
 * As `annualVolatility`, of returns that need no check, with options in the name of another function.
 * @example yearlyDeviation(Float64Array.of(0.25, -0.25), { ddof: 0, periodsPerYear: 4 }, "trackingError") // => 0.5
 */
export function yearlyDeviation(returns: Float64Array, options: VolatilityOptions, name: string): number {
  const { periodsPerYear = TRADING_DAYS_PER_YEAR, ddof = 1 } = requireOptions(options, name, OPTIONS);
  return deviation(sampleMoments(returns, { unit: 1 }), ddof) * Math.sqrt(periodsPerYear);
}

/**
 * Annual volatility of every window of a length. pyfolio's `rolling_volatility`.
 * @param returns simple returns as decimals, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest returns a window must hold; default all
 * @param options.periodsPerYear periods a year; default 252
 * @param options.ddof degrees of freedom taken off; default 1
 * @returns one value a return, at the last of each window; NaN before the first full window
 * @throws RangeError when the window is not a whole number of one or more, or an option is out of range or unknown.
 * @example rollingVolatility([0.5, -0.5, -0.5], { window: 2, periodsPerYear: 4, ddof: 0 }) // => Float64Array [NaN, 1, 0]
 */
export function rollingVolatility(
  returns: ArrayLike<number>,
  options: VolatilityOptions & RollingWindow,
): Float64Array {
  return rollingDeviation(requireNumbers(returns, "rollingVolatility"), options, "rollingVolatility");
}

/**
 * As `rollingVolatility`, of returns that need no check, with options in the name of another function.
 * @example rollingDeviation(Float64Array.of(0.5, -0.5), { window: 2, periodsPerYear: 4, ddof: 0 }, "rollingTrackingError") // => Float64Array [NaN, 1]
 */
export function rollingDeviation(
  returns: Float64Array,
  options: VolatilityOptions & RollingWindow,
  name: string,
): Float64Array {
  const {
    periodsPerYear = TRADING_DAYS_PER_YEAR,
    ddof = 1,
    ...windows
  } = requireOptions(options, name, ROLLING_OPTIONS);
  const scale = Math.sqrt(periodsPerYear);
  return rollingMoments(returns, { ...requireWindow(windows, name), ddof }, (_, spread) => spread * scale);
}
