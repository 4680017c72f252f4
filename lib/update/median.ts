/**
 * The middle one of some numbers by size; of two in the middle the larger, undefined of none. For a typical difference, to which interpolation adds nothing.
 * @example median([3, 1, 2, 9]) // => 3
 */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
