import { QUANTILE_OPTIONS, type QuantileOptions, sortedQuantile, sortedValues } from "../quantile.js";
import { NUMBER_CHECKED_LATER, type OptionRules, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

/** Where the tails begin. */
interface TailOptions extends QuantileOptions {
  readonly lower?: number;
  readonly upper?: number;
}

const OPTIONS: OptionRules<TailOptions> = {
  lower: NUMBER_CHECKED_LATER,
  upper: NUMBER_CHECKED_LATER,
  ...QUANTILE_OPTIONS,
};

/**
 * The values with both tails pulled in to sample quantiles; nothing is dropped.
 * Clipping at interpolated quantiles, as pandas' `clip(quantile(lower), quantile(upper))`; scipy's `winsorize` counts values instead.
 * @param values any order; NaN stays NaN and does not count in the quantiles
 * @param options.lower probability of the lower bound, default 0.01
 * @param options.upper probability of the upper bound, default 0.99
 * @param options.quantileType Hyndman and Fan's number, default 7
 * @returns as many values, in the same order
 * @throws RangeError when the probabilities are outside [0, 1] or not in order.
 * @example winsorise([1, 2, 3, 4, 100], { lower: 0.25, upper: 0.75 }) // => Float64Array [2, 2, 3, 4, 4]
 */
export function winsorise(values: ArrayLike<number>, options: TailOptions = {}): Float64Array {
  const known = requireNumbers(values, "winsorise");
  const { lower = 0.01, upper = 0.99, ...definition } = requireOptions(options, "winsorise", OPTIONS);
  if (lower > upper) throw new RangeError(`winsorise requires lower <= upper (got ${lower} and ${upper})`);
  const sorted = sortedValues(known);
  const [low, high] = [sortedQuantile(sorted, lower, definition), sortedQuantile(sorted, upper, definition)];
  return known.map((value) => Math.min(Math.max(value, low), high));
}
