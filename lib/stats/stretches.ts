import { type ReturnLegs, requireLegs } from "./relative/legs.js";
import { rollingRelativePerformance } from "./relative-performance.js";
import { requireWindow } from "./rolling/rolling-window.js";
import {
  ABOVE_ZERO,
  NUMBER_CHECKED_LATER,
  type OptionRules,
  required,
  requireOptions,
} from "./series/options.js";
import { MONTHS_PER_YEAR } from "./series/periods-per-year.js";

/** Relative performance of every window of one length, by the window's last period. */
export interface Stretches {
  /** Periods a window. */
  readonly window: number;
  /** Position of each window's last return in the series. */
  readonly ends: Int32Array;
  readonly gap: Float64Array;
  readonly ratio: Float64Array;
  readonly annualisedGap: Float64Array;
}

/** How long the windows are, and in which periods. */
interface StretchOptions {
  readonly window: number;
  readonly periodsPerYear?: number;
}

const OPTIONS: OptionRules<StretchOptions> = {
  window: required(NUMBER_CHECKED_LATER),
  periodsPerYear: ABOVE_ZERO,
};

/**
 * Relative performance of two legs over every window of a length. Windows that touch a missing return are left out, so `ends` may skip.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.periodsPerYear 12 for months (default), 252 for trading days
 * @throws RangeError when the legs differ in length or the window is not a whole number of one or more.
 * @example stretches([[0.5, 1, 0], [0, 1, 0]], { window: 2 }).gap // => Float64Array [1, 0]
 */
export function stretches(legs: ReturnLegs, options: StretchOptions): Stretches {
  const known = requireLegs(legs, "stretches");
  const { window, periodsPerYear = MONTHS_PER_YEAR } = requireOptions(options, "stretches", OPTIONS);
  requireWindow({ window }, "stretches");
  const { gap, ratio, annualisedGap } = rollingRelativePerformance(known, { window, periodsPerYear });
  let count = 0;
  const ends = new Int32Array(gap.length);
  for (let t = 0; t < gap.length; t += 1) {
    if (Number.isNaN(gap[t])) continue;
    ends[count] = t;
    count += 1;
  }
  const kept = ends.slice(0, count);
  const pick = (values: Float64Array) => {
    // Without a missing return the windows are the tail of the series.
    if (count === 0 || kept[0] === gap.length - count) return values.slice(gap.length - count);
    return Float64Array.from(kept, (t) => values[t] as number);
  };
  return { window, ends: kept, gap: pick(gap), ratio: pick(ratio), annualisedGap: pick(annualisedGap) };
}
