import { logReturn, simpleReturn } from "./growth.js";
import { type OptionRules, oneOf, requireOptions } from "./options.js";
import { requireNumbers } from "./require-numbers.js";

/** What to do about a missing level between two that are there. */
interface MissingLevels {
  /**
   * "propagate" (default): the returns into and out of a missing level are missing. "bridge": both of them stay missing but the later one, which
   * runs from the last level that is there.
   */
  readonly missing?: "propagate" | "bridge";
}

const OPTIONS: OptionRules<MissingLevels> = { missing: oneOf("propagate", "bridge") };

/**
 * Simple returns from levels: r[t] = (P[t+1] - P[t]) / P[t]. empyrical's `simple_returns`; the inverse of `compound`, with
 * "bridge" where returns are missing.
 * @param levels index levels or prices, zero or more, oldest first
 * @param options.missing "propagate" (default) or "bridge" over missing levels
 * @returns n - 1 returns for n levels; Infinity from a level of zero
 * @throws RangeError when a level is negative.
 * @example simpleReturns([100, 110, 55]) // => Float64Array [0.1, -0.5]
 */
export function simpleReturns(levels: ArrayLike<number>, options: MissingLevels = {}): Float64Array {
  return changes(levels, options, { name: "simpleReturns", change: simpleReturn });
}

/**
 * Log returns from levels: r[t] = ln(P[t+1] / P[t]). They add up over time: their sum is the log return of the whole.
 * @param levels index levels or prices, zero or more, oldest first
 * @param options.missing "propagate" (default) or "bridge" over missing levels
 * @returns n - 1 returns for n levels; -Infinity into a level of zero
 * @throws RangeError when a level is negative.
 * @example logReturns([1, Math.E, 1]) // => Float64Array [1, -1]
 */
export function logReturns(levels: ArrayLike<number>, options: MissingLevels = {}): Float64Array {
  return changes(levels, options, { name: "logReturns", change: logReturn });
}

function changes(
  levels: ArrayLike<number>,
  options: MissingLevels,
  { name, change }: { readonly name: string; readonly change: (from: number, to: number) => number },
): Float64Array {
  const { missing = "propagate" } = requireOptions(options, name, OPTIONS);
  const known = requireNumbers(levels, name);
  const changed = new Float64Array(Math.max(known.length - 1, 0));
  let last = Number.NaN;
  for (let t = 0; t < known.length; t += 1) {
    const level = known[t] as number;
    if (level < 0)
      throw new RangeError(`${name} requires levels of zero or more (got ${level} at position ${t})`);
    if (t > 0) changed[t - 1] = change(last, level);
    if (missing === "propagate" || !Number.isNaN(level)) last = level;
  }
  return changed;
}
