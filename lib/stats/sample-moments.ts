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
  const count = values.length;
  if (count === 0) return { count, mean: Number.NaN, squares: 0 };
  const origin = values[0] as number;
  const shift = sumFrom(values, origin) / count;
  if (Number.isNaN(shift)) {
    const present = Float64Array.from(values).filter((value) => !Number.isNaN(value));
    if (present.length < count) return sampleMoments(present);
  }
  const mean = origin + shift;
  return { count, mean, squares: squaresFrom(values, mean) };
}

/** Sum of the distances from a point; four running sums, as one would wait for itself at every value. */
function sumFrom(values: ArrayLike<number>, origin: number): number {
  const n = values.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  for (; t + 3 < n; t += 4) {
    s0 += (values[t] as number) - origin;
    s1 += (values[t + 1] as number) - origin;
    s2 += (values[t + 2] as number) - origin;
    s3 += (values[t + 3] as number) - origin;
  }
  for (; t < n; t += 1) s0 += (values[t] as number) - origin;
  return s0 + s1 + (s2 + s3);
}

/** Sum of squared distances from the mean, less what rounding left in the mean. */
function squaresFrom(values: ArrayLike<number>, mean: number): number {
  const n = values.length;
  let q0 = 0;
  let q1 = 0;
  let r0 = 0;
  let r1 = 0;
  let t = 0;
  for (; t + 1 < n; t += 2) {
    const even = (values[t] as number) - mean;
    const odd = (values[t + 1] as number) - mean;
    q0 += even * even;
    q1 += odd * odd;
    r0 += even;
    r1 += odd;
  }
  if (t < n) {
    const last = (values[t] as number) - mean;
    q0 += last * last;
    r0 += last;
  }
  return q0 + q1 - (r0 + r1) ** 2 / n;
}

/**
 * Standard deviation: square root of the squares over (count - ddof); NaN where that is not above zero.
 * @example deviation({ count: 3, mean: 0, squares: 8 }, 1) // => 2
 */
export function deviation({ count, squares }: SampleMoments, ddof: number): number {
  return count > ddof ? Math.sqrt(Math.max(squares, 0) / (count - ddof)) : Number.NaN;
}
