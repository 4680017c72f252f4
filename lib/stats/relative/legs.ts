/** Simple returns of two legs over the same periods, oldest first: what is judged, and what it is judged against. */
export type ReturnLegs = readonly [first: ArrayLike<number>, second: ArrayLike<number>];

/** Throws RangeError, in the name of the function that asks, when the legs differ in length. */
export function requireLegs([first, second]: ReturnLegs, name: string): void {
  if (first.length !== second.length) {
    throw new RangeError(`${name} requires legs of one length (got ${first.length} and ${second.length})`);
  }
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
