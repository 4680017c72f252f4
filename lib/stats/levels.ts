/**
 * Throws RangeError, in the name of the function that asks, when a level is below zero: whoever passes returns to a function of levels would get
 * a number that looks right and is not.
 */
export function requireLevels(levels: ArrayLike<number>, name: string): void {
  for (let t = 0; t < levels.length; t += 1) {
    if ((levels[t] as number) < 0) {
      throw new RangeError(
        `${name} requires levels of zero or more (got ${levels[t]} at position ${t}); turn returns into levels with compound(returns)`,
      );
    }
  }
}
