import { NUMBER_CHECKED_LATER, type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { tieDistance } from "../series/tolerance.js";
import { shownValue } from "../text/shown-value.js";

/** Where one value stands among all. */
export interface EventRank {
  readonly value: number;
  /** Values compared, this one among them. */
  readonly n: number;
  /** One plus the number of values that are lower by more than rounding. */
  readonly fromLowest: number;
  /** One plus the number of values that are higher by more than rounding. */
  readonly fromHighest: number;
  /** Share of the values below it, 0 to 1, by the convention chosen. */
  readonly percentile: number;
}

/** Which windows count, and which percentile. */
interface RankOptions {
  readonly spacing?: number;
  readonly kind?: "mean" | "weak" | "strict";
}

const OPTIONS: OptionRules<RankOptions> = {
  spacing: NUMBER_CHECKED_LATER,
  kind: oneOf("mean", "weak", "strict"),
};

/**
 * Rank and percentile of one window's value among all windows of that length, overlapping or not.
 * Percentile as SciPy's `percentileofscore`, as a share: `weak` counts the values at or below, `strict` those below, `mean` halfway.
 * @param values one value a window, windows one period apart, as `rollingCumulativeReturn` gives them; NaN is left out
 * @param at position of the event's window
 * @param options.spacing periods between windows that count: 1 (default) takes every window, which overlap; the window's length takes the event's
 *   window and those that lie a whole number of lengths before or after it, which do not
 * @param options.kind which percentile; default `mean`
 * @throws RangeError when there is no value at the position or the spacing is not a whole number of one or more.
 * @example eventRank([0.1, 0.4, 0.2, 0.3], 3).fromHighest // => 2
 */
export function eventRank(values: ArrayLike<number>, at: number, options: RankOptions = {}): EventRank {
  const { spacing = 1, kind = "mean" } = requireOptions(options, "eventRank", OPTIONS);
  const known = requireNumbers(values, "eventRank");
  const value = Number.isInteger(at) ? known[at] : undefined;
  if (value === undefined || Number.isNaN(value)) {
    throw new RangeError(`eventRank requires a value at position ${shownValue(at)} (got ${value})`);
  }
  if (!(Number.isInteger(spacing) && spacing >= 1)) {
    throw new RangeError(`eventRank requires a spacing of one period or more (got ${spacing})`);
  }
  const tie = tieDistance(known);
  let [n, lower, higher] = [0, 0, 0];
  for (let i = at % spacing; i < known.length; i += spacing) {
    const other = known[i] as number;
    if (Number.isNaN(other)) continue;
    n += 1;
    if (other < value - tie) lower += 1;
    if (other > value + tie) higher += 1;
  }
  const equal = n - lower - higher;
  const counted = lower + { strict: 0, mean: equal / 2, weak: equal }[kind];
  return { value, n, fromLowest: lower + 1, fromHighest: higher + 1, percentile: counted / n };
}
