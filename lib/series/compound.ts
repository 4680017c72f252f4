import { growth } from "./growth.js";

/**
 * Wealth of one unit invested in a series of simple returns: w[0] = 1, w[t] = w[t-1] (1 + r[t-1]). A return of -1 or lower is ruin: 0 from
 * there on.
 * @param returns simple returns as decimals, oldest first
 * @param options.missing "propagate" (default): a missing return makes all later wealth NaN; "carry": wealth stays as it was, as in empyrical's
 *   `cum_returns`
 * @returns n + 1 levels for n returns
 * @example compound([0.1, -0.5]) // => Float64Array [1, 1.1, 0.55]
 */
export function compound(
  returns: ArrayLike<number>,
  { missing = "propagate" }: { readonly missing?: "propagate" | "carry" } = {},
): Float64Array {
  const wealth = new Float64Array(returns.length + 1);
  wealth[0] = 1;
  for (let t = 0; t < returns.length; t += 1) {
    const value = returns[t] as number;
    const factor = missing === "carry" && Number.isNaN(value) ? 1 : growth(value);
    wealth[t + 1] = (wealth[t] as number) * factor;
  }
  return wealth;
}

/**
 * Levels divided by the level at `base`, so that the base reads 1.
 * @param levels index levels, any unit
 * @param base position of the base; NaN there makes everything NaN
 * @throws RangeError when the base lies outside the series.
 * @example rebase([50, 100, 75], { base: 1 }) // => Float64Array [0.5, 1, 0.75]
 */
export function rebase(
  levels: ArrayLike<number>,
  { base = 0 }: { readonly base?: number } = {},
): Float64Array {
  if (!(base >= 0 && base < levels.length)) {
    throw new RangeError(
      `rebase requires a base inside the series (got ${base} for ${levels.length} levels)`,
    );
  }
  const unit = levels[base] as number;
  return Float64Array.from(levels, (level) => level / unit);
}
