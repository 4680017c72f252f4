/**
 * How far two numbers may lie apart and still be equal: a millionth of a millionth. Levels that are computed in different ways agree to about 1e-16
 * times the root of the number of steps, which is 2e-14 after a century of days; no quoted level moves by so little as 1e-12.
 */
export const TOLERANCE = 1e-12;

/**
 * The level below which another lies under a peak, and not at it: what is nearer to the peak than the tolerance is rounding.
 * @example underWater(100) < 100 // => true
 */
export function underWater(peak: number): number {
  return peak - peak * TOLERANCE;
}

/**
 * How far two of some values may lie apart and still tie: the tolerance times the largest of them in size. Returns and gaps are differences, so their
 * rounding follows what they were computed from and not the single value.
 * @param values missing and infinite ones do not count
 * @example tieDistance([0.5, NaN, -2]) // => 2e-12
 */
export function tieDistance(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const size = Math.abs(values[i] as number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest * TOLERANCE;
}

/**
 * What rounding alone may leave of a difference, as a share of the size of what it is computed from: 16 units in the last place. A spread, a residual or a
 * mean below it is none.
 */
export const ROUNDING = 16 * Number.EPSILON;
