import { quantile } from "./quantile.js";

/**
 * The median: the middle of the values by size, or halfway between the two in the middle.
 * @param values any order; NaN is left out
 * @returns NaN when there is no value
 * @throws TypeError when a value is no number.
 * @example median([3, 1, 2, 9]) // => 2.5
 */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
