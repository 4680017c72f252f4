import { meanOverDeviation, rollingRatio } from "../performance/sharpe-ratio.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { ABOVE_ZERO, type OptionRules, requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { legDifference, type ReturnLegs, requireLegs } from "./legs.js";

/** The yearly scale of an information ratio. */
interface InformationOptions {
  /** 252 for trading days (default), 52 for weeks, 12 for months; 1 leaves it per period, as empyrical does. */
  readonly periodsPerYear?: number;
}

const OPTIONS: OptionRules<InformationOptions> = { periodsPerYear: ABOVE_ZERO };
const ROLLING_OPTIONS = { ...OPTIONS, ...WINDOW_OPTIONS };

/**
 * Information ratio: mean difference of two legs' returns over its standard deviation (n - 1), times sqrt(periods a year). Goodwin (1998),
 * arithmetic. With `periodsPerYear: 1` it is empyrical's `excess_sharpe`.
 * @param legs simple returns as decimals, two series of one length; periods without both are left out
 * @param options.periodsPerYear periods a year; default 252
 * @returns Infinity for a lead that is constant up to rounding, NaN for equal legs or fewer than two periods
 * @throws RangeError when the legs differ in length, or an option is out of range or unknown.
 * @example informationRatio([[0.5, 0, 1], [0, 0, 0]], { periodsPerYear: 4 }) // => 2
 */
export function informationRatio(legs: ReturnLegs, options: InformationOptions = {}): number {
  const known = requireLegs(legs, "informationRatio");
  const { periodsPerYear = TRADING_DAYS_PER_YEAR } = requireOptions(options, "informationRatio", OPTIONS);
  return meanOverDeviation(legDifference(known)) * Math.sqrt(periodsPerYear);
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
  const known = requireLegs(legs, "rollingInformationRatio");
  const { periodsPerYear = TRADING_DAYS_PER_YEAR, ...windows } = requireOptions(
    options,
    "rollingInformationRatio",
    ROLLING_OPTIONS,
  );
  return rollingRatio(legDifference(known), {
    ...requireWindow(windows, "rollingInformationRatio"),
    periodsPerYear,
  });
}
