/** What to do about a missing level between two that are there. */
interface MissingLevels {
  /**
   * "propagate" (default): the returns into and out of a missing level are missing. "bridge": both of them stay missing but the later one, which
   * runs from the last level that is there.
   */
  readonly missing?: "propagate" | "bridge";
}

/**
 * Simple returns from levels: r[t] = P[t+1] / P[t] - 1. empyrical's `simple_returns`; the inverse of `compound`.
 * @param levels index levels or prices, zero or more, oldest first
 * @param options.missing "propagate" (default) or "bridge" over missing levels
 * @returns n - 1 returns for n levels; Infinity from a level of zero
 * @throws RangeError when a level is negative.
 * @example simpleReturns([100, 110, 55]) // => Float64Array [0.1, -0.5]
 */
export function simpleReturns(levels: ArrayLike<number>, options: MissingLevels = {}): Float64Array {
  return changes(levels, options, "simpleReturns").map((ratio) => ratio - 1);
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
  return changes(levels, options, "logReturns").map(Math.log);
}

function changes(
  levels: ArrayLike<number>,
  { missing = "propagate" }: MissingLevels,
  name: string,
): Float64Array {
  const ratios = new Float64Array(Math.max(levels.length - 1, 0));
  let last = Number.NaN;
  for (let t = 0; t < levels.length; t += 1) {
    const level = levels[t] as number;
    if (level < 0)
      throw new RangeError(`${name} requires levels of zero or more (got ${level} at position ${t})`);
    if (t > 0) ratios[t - 1] = level / last;
    if (missing === "propagate" || !Number.isNaN(level)) last = level;
  }
  return ratios;
}
