import { requireNumbers } from "../series/require-numbers.js";

/** The weights as numbers. Throws RangeError, in the name of the function that asks, unless there is one weight a member, none below zero. NaN passes. */
export function requireWeights(weights: ArrayLike<number>, members: number, name: string): Float64Array {
  const known = requireNumbers(weights, name);
  if (known.length !== members) {
    throw new RangeError(`${name} requires one weight a member (got ${known.length} for ${members})`);
  }
  for (let i = 0; i < members; i += 1) {
    if ((known[i] as number) < 0) {
      throw new RangeError(`${name} requires weights of zero or more (got ${known[i]} at ${i})`);
    }
  }
  return known;
}
