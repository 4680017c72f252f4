/** Throws RangeError, in the name of the function that asks, unless there is one weight a member, none below zero. NaN passes. */
export function requireWeights(weights: ArrayLike<number>, members: number, name: string): void {
  if (weights.length !== members) {
    throw new RangeError(`${name} requires one weight a member (got ${weights.length} for ${members})`);
  }
  for (let i = 0; i < members; i += 1) {
    if ((weights[i] as number) < 0) {
      throw new RangeError(`${name} requires weights of zero or more (got ${weights[i]} at ${i})`);
    }
  }
}
