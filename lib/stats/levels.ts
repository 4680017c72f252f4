import { requireNumbers } from "./series/require-numbers.js";
import { underWater } from "./series/tolerance.js";

/**
 * Levels as an array of doubles. Throws RangeError, in the name of the function that asks, when a level is below zero: whoever passes returns to a function
 * of levels would get a number that looks right and is not. TypeError when a level is no number.
 */
export function requireLevels(levels: ArrayLike<number>, name: string): Float64Array {
  const known = requireNumbers(levels, name);
  for (let t = 0; t < known.length; t += 1) {
    if ((known[t] as number) < 0) {
      throw new RangeError(
        `${name} requires levels of zero or more (got ${known[t]} at position ${t}); turn returns into levels with compound(returns)`,
      );
    }
  }
  return known;
}

/**
 * From a peak to a level: level over peak, less one; 0 where the level is at the peak or above, to rounding.
 * @example fall(75, 100) // => -0.25
 */
export function fall(level: number, peak: number): number {
  return level < underWater(peak) ? level / peak - 1 : 0;
}
