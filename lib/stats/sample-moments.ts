/** Number of observations, their mean, and the sum of squared deviations from it. */
export interface SampleMoments {
  readonly count: number;
  /** NaN without any observation. */
  readonly mean: number;
  readonly squares: number;
}

/**
 * Moments of the values that are there; NaN is left out. Two passes from the first value: a constant sample has exactly no spread.
 * @example sampleMoments([1, NaN, 3]) // => { count: 2, mean: 2, squares: 2 }
 */
export function sampleMoments(values: ArrayLike<number>): SampleMoments {
  let count = 0;
  let origin = Number.NaN;
  let sum = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] as number;
    if (Number.isNaN(value)) continue;
    if (count === 0) origin = value;
    count += 1;
    sum += value - origin;
  }
  const mean = count === 0 ? Number.NaN : origin + sum / count;
  let squares = 0;
  let rest = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] as number;
    if (Number.isNaN(value)) continue;
    squares += (value - mean) ** 2;
    rest += value - mean;
  }
  // The second term is what rounding left in the mean.
  return { count, mean, squares: count === 0 ? 0 : squares - rest ** 2 / count };
}

/**
 * Standard deviation: square root of the squares over (count - ddof); NaN where that is not above zero.
 * @example deviation({ count: 3, mean: 0, squares: 8 }, 1) // => 2
 */
export function deviation({ count, squares }: SampleMoments, ddof: number): number {
  return count > ddof ? Math.sqrt(Math.max(squares, 0) / (count - ddof)) : Number.NaN;
}
