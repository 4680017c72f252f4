import { requireTwo } from "../series/require-numbers.js";

/** Simple returns of two legs over the same periods, oldest first: what is judged, and what it is judged against. */
export type ReturnLegs = readonly [first: ArrayLike<number>, second: ArrayLike<number>];

/** Two legs as arrays of doubles. */
export type NumberLegs = readonly [first: Float64Array, second: Float64Array];

/**
 * The legs as arrays of doubles. Throws, in the name of the function that asks, RangeError when the legs differ in length, TypeError when they are not two
 * series of numbers.
 */
export function requireLegs(legs: ReturnLegs, name: string): NumberLegs {
  const [first, second] = requireTwo(legs, name);
  if (first.length !== second.length) {
    throw new RangeError(`${name} requires legs of one length (got ${first.length} and ${second.length})`);
  }
  return [first, second];
}

/**
 * First leg less second, period by period.
 * @example legDifference([Float64Array.of(0.75, NaN), Float64Array.of(0.5, 0)]) // => Float64Array [0.25, NaN]
 */
export function legDifference([first, second]: NumberLegs): Float64Array {
  const difference = new Float64Array(first.length);
  for (let t = 0; t < difference.length; t += 1) {
    difference[t] = (first[t] as number) - (second[t] as number);
  }
  return difference;
}

/**
 * Both legs, with both missing in a period in which either is.
 * @example pairwise([[1, NaN], [2, 3]])[1] // => Float64Array [2, NaN]
 */
export function pairwise([first, second]: ReturnLegs): [first: Float64Array, second: Float64Array] {
  const n = first.length;
  const [a, b] = [new Float64Array(n), new Float64Array(n)];
  for (let t = 0; t < n; t += 1) {
    const [r, s] = [first[t] as number, second[t] as number];
    // A number minus itself is 0, a missing one is NaN.
    a[t] = r + (s - s);
    b[t] = s + (r - r);
  }
  return [a, b];
}
