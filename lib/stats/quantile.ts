import { type OptionRules, requireOptions } from "./series/options.js";
import { requireNumbers } from "./series/require-numbers.js";
import { shownValue } from "./text/shown-value.js";

/**
 * Definition of a sample quantile, numbered as by Hyndman and Fan (1996) and in R. 7 is the default of numpy,
 * pandas, R and Excel's `PERCENTILE.INC`. 6 (numpy's `weibull`) is Excel's `PERCENTILE.EXC` where that gives a number: for p below 1 / (n + 1) or above
 * n / (n + 1) Excel gives an error, type 6 the lowest or highest value.
 */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Choice of a sample quantile's definition. */
export interface QuantileOptions {
  /** Default 7. */
  readonly quantileType?: QuantileType;
}

const TYPES: readonly unknown[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The rule of this option, for the functions that have others besides. */
export const QUANTILE_OPTIONS: OptionRules<QuantileOptions> = {
  quantileType: { allows: (value) => TYPES.includes(value), wanted: "as a whole number from 1 to 9" },
};

/** Shift m of the position n p + m of types 4 to 9, as a constant and a multiple of p. */
const SHIFTS: { readonly [type: number]: readonly [constant: number, slope: number] } = {
  4: [0, 0],
  5: [0.5, 0],
  6: [0, 1],
  7: [1, -1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 1 / 4],
};

/**
 * Sample quantile, by one of the nine definitions of Hyndman and Fan (1996); 7 interpolates between order statistics, as numpy does.
 * @param values any order; NaN is left out
 * @param p probability in [0, 1]
 * @returns NaN when there is no value
 * @throws RangeError when p is outside [0, 1], or the type is none of the nine; TypeError when a value is no number.
 * @example quantile([4, 1, 3, 2], 0.25) // => 1.75
 */
export function quantile(values: ArrayLike<number>, p: number, options: QuantileOptions = {}): number {
  requireOptions(options, "quantile", QUANTILE_OPTIONS);
  return sortedQuantile(sortedValues(requireNumbers(values, "quantile")), p, options);
}

/**
 * The values without NaN, ascending, as a new array.
 * @example sortedValues([3, NaN, 1]) // => Float64Array [1, 3]
 */
export function sortedValues(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values);
  if (!isAscending(sorted)) sorted.sort();
  // Missing values come last.
  let count = sorted.length;
  while (count > 0 && Number.isNaN(sorted[count - 1])) count -= 1;
  return sorted.subarray(0, count);
}

/** In the order that sort() gives already: several quantiles of one sorted array need no sort each. Looking costs little beside sorting. */
function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i += 1) {
    const [before, value] = [values[i - 1] as number, values[i] as number];
    // Not <=: sort() puts -0 before 0.
    if (!(before < value || Object.is(before, value))) return false;
  }
  return true;
}

/**
 * As `quantile`, of values that are ascending already and hold no NaN.
 * @example sortedQuantile(Float64Array.of(1, 2, 4), 0.75) // => 3
 */
export function sortedQuantile(
  sorted: Float64Array,
  p: number,
  { quantileType = 7 }: QuantileOptions = {},
): number {
  if (!(typeof p === "number" && p >= 0 && p <= 1)) {
    throw new RangeError(`quantile requires a probability from 0 to 1 (got ${shownValue(p)})`);
  }
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const order = (k: number) => sorted[Math.min(Math.max(k, 1), n) - 1] as number;
  const [constant, slope] = SHIFTS[quantileType] ?? [quantileType === 3 ? -0.5 : 0, 0];
  const position = n * p + constant + slope * p;
  // R's tolerance: a position that is whole up to rounding is whole.
  const below = Math.floor(position + 4 * Number.EPSILON * Math.max(1, position));
  const rest = Math.max(position - below, 0);
  const gap = rest < 4 * Number.EPSILON * Math.max(1, position) ? 0 : rest;
  if (quantileType > 3) {
    return between(order(below), order(below + 1), gap);
  }
  if (gap > 0) return order(below + 1);
  if (quantileType === 2) return between(order(below), order(below + 1), 0.5);
  return quantileType === 1 || below % 2 === 0 ? order(below) : order(below + 1);
}

/** The value so far on the way from one to another; their distance may be beyond the range of a double. */
function between(low: number, high: number, share: number): number {
  if (share === 0 || low === high) return low;
  const distance = high - low;
  return distance < Number.POSITIVE_INFINITY ? low + share * distance : (1 - share) * low + share * high;
}
