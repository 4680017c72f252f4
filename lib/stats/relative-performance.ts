import { pairwise, type ReturnLegs, requireLegs } from "./relative/legs.js";
import { rollingWealth } from "./rolling/rolling-totals.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "./rolling/rolling-window.js";
import {
  ABOVE_ZERO,
  NUMBER_CHECKED_LATER,
  type OptionRules,
  required,
  requireOptions,
} from "./series/options.js";
import { TRADING_DAYS_PER_YEAR } from "./series/periods-per-year.js";
import { powerGaps } from "./series/power-gaps.js";
import { requireNumbers } from "./series/require-numbers.js";

/** How one leg did against another over one window. Decimals; below zero (ratio: below one) the first leg trailed. */
export interface RelativePerformance {
  /** Cumulative return of the first leg minus that of the second: a difference of percentages, in decimals. */
  readonly gap: number;
  /** Terminal wealth of the first leg over that of the second; what a pair trade earned. */
  readonly ratio: number;
  /** Difference of the two compound annual growth rates; null under one year, which is never annualised (GIPS). */
  readonly annualisedGap: number | null;
}

/**
 * Gap, ratio of wealth and annualised gap of two legs over one window.
 * gap = wA - wB; ratio = wA / wB; annualised gap = wA^(1/years) - wB^(1/years), with w the wealth of one unit.
 * @param wealth terminal wealth of one unit in each leg (1.5 for a return of 50%); NaN stays NaN
 * @param options.years length of the window in years; `yearsBetween` measures it from two days
 * @throws RangeError when a wealth is negative or the years are not above zero.
 * @example relativePerformance([1.5, 2], { years: 10 }).gap // => -0.5
 */
export function relativePerformance(
  wealth: readonly [first: number, second: number],
  options: { readonly years: number },
): RelativePerformance {
  const { years } = requireOptions(options, "relativePerformance", { years: required(NUMBER_CHECKED_LATER) });
  const known = requireNumbers(wealth, "relativePerformance");
  if (known.length !== 2) throw new RangeError(`relativePerformance requires two legs (got ${known.length})`);
  const [first, second] = known as unknown as [number, number];
  if (first < 0 || second < 0) {
    throw new RangeError(`relativePerformance requires wealth of zero or more (got ${first}, ${second})`);
  }
  if (!(years > 0)) throw new RangeError(`relativePerformance requires years above zero (got ${years})`);
  return {
    gap: first - second,
    ratio: first / second,
    annualisedGap: years < 1 ? null : first ** (1 / years) - second ** (1 / years),
  };
}

const ROLLING_OPTIONS: OptionRules<RollingWindow & { readonly periodsPerYear?: number }> = {
  ...WINDOW_OPTIONS,
  periodsPerYear: ABOVE_ZERO,
};

/** How one leg did against another over every window of a length: one value a period, at the last of each window. */
export interface RollingRelativePerformance {
  readonly gap: Float64Array;
  readonly ratio: Float64Array;
  /** NaN throughout where the window is shorter than a year. */
  readonly annualisedGap: Float64Array;
}

/**
 * Gap, ratio of wealth and annualised gap of two legs over every window of a length, in one pass.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @param options.periodsPerYear periods a year; default 252
 * @returns NaN before the first full window and where a window holds too few observations
 * @throws RangeError when the legs differ in length, or the window is not a whole number of one or more.
 * @example rollingRelativePerformance([[0.5, 1, 0], [0, 1, 0]], { window: 2 }).gap // => Float64Array [NaN, 1, 0]
 */
export function rollingRelativePerformance(
  legs: ReturnLegs,
  options: RollingWindow & { readonly periodsPerYear?: number },
): RollingRelativePerformance {
  const known = requireLegs(legs, "rollingRelativePerformance");
  const { periodsPerYear = TRADING_DAYS_PER_YEAR, ...given } = requireOptions(
    options,
    "rollingRelativePerformance",
    ROLLING_OPTIONS,
  );
  const windows = requireWindow(given, "rollingRelativePerformance");
  // Where every period must be there, a return that is missing in one leg is missed in the results anyway.
  const usable = windows.minObservations < windows.window ? pairwise(known) : known;
  // Each leg's wealth gives way to a result: fresh memory costs more here than the arithmetic.
  const [gap, ratio] = usable.map((leg) => rollingWealth(leg, windows)) as [Float64Array, Float64Array];
  const years = windows.window / periodsPerYear;
  const annualisedGap =
    years < 1 ? new Float64Array(gap.length).fill(Number.NaN) : powerGaps(gap, ratio, 1 / years);
  for (let t = windows.window - 1; t < gap.length; t += 1) {
    const a = gap[t] as number;
    const b = ratio[t] as number;
    gap[t] = a - b;
    ratio[t] = a / b;
  }
  return { gap, ratio, annualisedGap };
}
