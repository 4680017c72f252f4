import { excessReturns } from "../../series/excess-returns.js";
import { rollingSharpeRatio, sharpeRatio } from "../performance/sharpe-ratio.js";
import type { RollingWindow } from "../rolling/rolling-window.js";
import { type ReturnLegs, requireLegs } from "./legs.js";

/** The yearly scale of an information ratio. */
interface InformationOptions {
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period, as empyrical does. */
  readonly periodsPerYear?: number;
}

/**
 * Information ratio: mean difference of two legs' returns over its standard deviation (n - 1), times sqrt(periods a year). Goodwin (1998),
 * arithmetic. With `periodsPerYear: 1` it is empyrical's `excess_sharpe`.
 * @param legs simple returns as decimals, two series of one length; periods without both are left out
 * @param options.periodsPerYear periods a year; default 252
 * @returns Infinity for a constant lead, NaN for equal legs or fewer than two periods
 * @throws RangeError when the legs differ in length.
 * @example informationRatio([[0.5, 0, 1], [0, 0, 0]], { periodsPerYear: 4 }) // => 2
 */
export function informationRatio(legs: ReturnLegs, options: InformationOptions = {}): number {
  requireLegs(legs, "informationRatio");
  return sharpeRatio(excessReturns(...legs), options);
}

/**
 * Information ratio of every window of a length.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window, two or more to be of use
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @param options.periodsPerYear periods a year; default 252
 * @returns one value a period, at the last of each window; NaN before the first full window
 * @throws RangeError when the legs differ in length, or the window is not a whole number of one or more.
 * @example rollingInformationRatio([[0.5, 0, 1], [0, 0, 0]], { window: 3, periodsPerYear: 4 }) // => Float64Array [NaN, NaN, 2]
 */
export function rollingInformationRatio(
  legs: ReturnLegs,
  options: InformationOptions & RollingWindow,
): Float64Array {
  requireLegs(legs, "rollingInformationRatio");
  return rollingSharpeRatio(excessReturns(...legs), options);
}
