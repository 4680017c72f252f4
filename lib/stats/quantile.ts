/** Definition of a sample quantile, numbered as by Hyndman and Fan (1996) and in R. 7 is numpy's and pandas' default, 6 is Excel's `.EXC`. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Choice of a sample quantile's definition. */
export interface QuantileOptions {
  /** Default 7. */
  readonly quantileType?: QuantileType;
}

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
 * @throws RangeError when p is outside [0, 1]
 * @example quantile([4, 1, 3, 2], 0.25) // => 1.75
 */
export function quantile(values: ArrayLike<number>, p: number, options: QuantileOptions = {}): number {
  return sortedQuantile(sortedValues(values), p, options);
}

/**
 * The values without NaN, ascending, as a new array.
 * @example sortedValues([3, NaN, 1]) // => Float64Array [1, 3]
 */
export function sortedValues(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort();
  // Missing values come last.
  let count = sorted.length;
  while (count > 0 && Number.isNaN(sorted[count - 1])) count -= 1;
  return sorted.subarray(0, count);
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
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile requires a probability from 0 to 1 (got ${p})`);
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
    const low = order(below);
    return gap === 0 ? low : low + gap * (order(below + 1) - low);
  }
  if (gap > 0) return order(below + 1);
  if (quantileType === 2) return (order(below) + order(below + 1)) / 2;
  return quantileType === 1 || below % 2 === 0 ? order(below) : order(below + 1);
}
