import { ROUNDING } from "./series/tolerance.js";

/** Number of observations, their mean, and the sum of squared deviations from it. */
export interface SampleMoments {
  readonly count: number;
  /** NaN without any observation. */
  readonly mean: number;
  readonly squares: number;
  /** Root of the squares, where they themselves are beyond the range of a double. */
  readonly root?: number;
}

/** Sums over all values. */
interface Sums {
  /** Of the distances from a point. */
  sumFrom(origin: number): number;
  /** Of the squared distances from the mean, less what rounding left in the mean. */
  squaresFrom(mean: number): number;
}

interface SampleMomentsOptions {
  /** Size of the numbers that the values are differences of: 1 for returns. Default 0. */
  readonly unit?: number;
  /** A faster way to the same bits. */
  readonly sums?: Sums;
}

/**
 * Moments of the values that are there; NaN is left out. Two passes from the first value: a constant sample has exactly no spread. A spread that is no
 * more than the rounding of the values is none either, nor is the mean of such a sample where it is no more than that of the unit.
 * @example sampleMoments([1, NaN, 3]) // => { count: 2, mean: 2, squares: 2 }
 */
export function sampleMoments(
  values: ArrayLike<number>,
  { unit = 0, sums }: SampleMomentsOptions = {},
): SampleMoments {
  const count = values.length;
  if (count === 0) return { count, mean: Number.NaN, squares: 0 };
  const origin = values[0] as number;
  const shift = (sums?.sumFrom(origin) ?? sumFrom(values, origin)) / count;
  if (Number.isNaN(shift)) {
    const present = Float64Array.from(values).filter((value) => !Number.isNaN(value));
    if (present.length < count) return sampleMoments(present, { unit });
  }
  const mean = origin + shift;
  const squares = sums?.squaresFrom(mean) ?? squaresFrom(values, mean);
  if (!(squares > TINY && squares < Number.POSITIVE_INFINITY)) {
    const extreme = extremeMoments(values);
    if (extreme !== null) return extreme;
  }
  return isRounding(squares, { count, size: unit + Math.abs(mean) })
    ? { count, mean: Math.abs(mean) > unit * ROUNDING ? mean : 0, squares: 0 }
    : { count, mean, squares };
}

/** Squares of numbers that double precision cannot tell from 0 when squared again. */
const TINY = 1e-280;

/**
 * Are squared deviations no more than what rounding leaves of numbers of a size?
 * @example isRounding(1e-33, { count: 40, size: 0.01 }) // => true
 */
export function isRounding(
  squares: number,
  { count, size }: { readonly count: number; readonly size: number },
): boolean {
  return squares <= count * (ROUNDING * size) ** 2;
}

/** Moments of values whose sums or squares are beyond the range of a double, from the values in units of the largest; null where all are alike, or not finite. */
function extremeMoments(values: ArrayLike<number>): SampleMoments | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let t = 0; t < values.length; t += 1) {
    low = Math.min(low, values[t] as number);
    high = Math.max(high, values[t] as number);
  }
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (!(low < high && largest < Number.POSITIVE_INFINITY)) return null;
  const { count, mean, squares } = sampleMoments(Float64Array.from(values, (value) => value / largest));
  const root = Math.sqrt(squares) * largest;
  return { count, mean: mean * largest, squares: root * root, root };
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
  let q2 = 0;
  let q3 = 0;
  let r0 = 0;
  let r1 = 0;
  let t = 0;
  for (; t + 3 < n; t += 4) {
    const d0 = (values[t] as number) - mean;
    const d1 = (values[t + 1] as number) - mean;
    const d2 = (values[t + 2] as number) - mean;
    const d3 = (values[t + 3] as number) - mean;
    q0 += d0 * d0;
    q1 += d1 * d1;
    q2 += d2 * d2;
    q3 += d3 * d3;
    r0 += d0 + d1;
    r1 += d2 + d3;
  }
  for (; t < n; t += 1) {
    const last = (values[t] as number) - mean;
    q0 += last * last;
    r0 += last;
  }
  const rest = r0 + r1;
  return q0 + q1 + (q2 + q3) - (rest * rest) / n;
}

/**
 * Standard deviation: square root of the squares over (count - ddof); NaN where that is not above zero.
 * @example deviation({ count: 3, mean: 0, squares: 8 }, 1) // => 2
 */
export function deviation({ count, squares, root }: SampleMoments, ddof: number): number {
  if (!(count > ddof)) return Number.NaN;
  return root === undefined
    ? Math.sqrt(Math.max(squares, 0) / (count - ddof))
    : root / Math.sqrt(count - ddof);
}
