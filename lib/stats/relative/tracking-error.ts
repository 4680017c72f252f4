import { rollingDeviation, yearlyDeviation } from "../performance/annual-volatility.js";
import type { RollingWindow } from "../rolling/rolling-window.js";
import { legDifference, type ReturnLegs, requireLegs } from "./legs.js";

/** The yearly scale of a tracking error. */
interface TrackingOptions {
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period. */
  readonly periodsPerYear?: number;
}

/**
 * Tracking error: standard deviation (n - 1) of the difference of two legs' returns, on a yearly scale. Grinold and Kahn's active risk.
 * @param legs simple returns as decimals, two series of one length; periods without both are left out
 * @param options.periodsPerYear periods a year; default 252
 * @returns NaN for fewer than two periods
 * @throws RangeError when the legs differ in length, or an option is out of range or unknown.
 * @example trackingError([[0.5, 0, 1], [0, 0, 0]], { periodsPerYear: 4 }) // => 1
 */
export function trackingError(legs: ReturnLegs, options: TrackingOptions = {}): number {
  return yearlyDeviation(legDifference(requireLegs(legs, "trackingError")), options, "trackingError");
}

/**
 * Tracking error of every window of a length.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @param options.periodsPerYear periods a year; default 252
 * @returns one value a period, at the last of each window; NaN before the first full window
 * @throws RangeError when the legs differ in length, or the window is not a whole number of one or more.
 * @example rollingTrackingError([[0.5, 0, 1, 1], [0, 0, 0, 0]], { window: 3, periodsPerYear: 4 }).slice(0, 3) // => Float64Array [NaN, NaN, 1]
 */
export function rollingTrackingError(
  legs: ReturnLegs,
  options: TrackingOptions & RollingWindow,
): Float64Array {
  return rollingDeviation(
    legDifference(requireLegs(legs, "rollingTrackingError")),
    options,
    "rollingTrackingError",
  );
}
