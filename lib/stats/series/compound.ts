import { growth } from "./growth.js";
import { NUMBER_CHECKED_LATER, type OptionRules, oneOf, requireOptions } from "./options.js";
import { requireNumbers } from "./require-numbers.js";

/** What to do about a missing return. */
interface MissingReturns {
  /**
   * - "skip" (default): wealth is missing in that period and goes on from the last wealth that is there, as pandas' `cumprod`;
   * - "carry": the same, but wealth stays as it was in that period, as in empyrical's `cum_returns`;
   * - "propagate": all later wealth is missing.
   */
  readonly missing?: "skip" | "carry" | "propagate";
}

const OPTIONS: OptionRules<MissingReturns> = { missing: oneOf("skip", "carry", "propagate") };

/**
 * Wealth of one unit invested in a series of simple returns: w[0] = 1, w[t] = w[t-1] (1 + r[t-1]). A return of -1 or lower is ruin: 0 from
 * there on.
 * @param returns simple returns as decimals, oldest first
 * @param options.missing "skip" (default), "carry" or "propagate": what a missing return does to wealth
 * @returns n + 1 levels for n returns; the last that is there is one plus `cumulativeReturn`
 * @throws RangeError when `missing` is none of these; TypeError when a return is no number.
 * @example compound([0.1, -0.5]) // => Float64Array [1, 1.1, 0.55]
 * @example compound([0.1, NaN, -0.5]) // => Float64Array [1, 1.1, NaN, 0.55]
 */
export function compound(returns: ArrayLike<number>, options: MissingReturns = {}): Float64Array {
  const { missing = "skip" } = requireOptions(options, "compound", OPTIONS);
  return wealthOf(requireNumbers(returns, "compound"), missing);
}

/** Below this size a return leaves no digits in 1 + r: its growth is carried on in a second number (Kahan 1965). */
const SMALL = 1e-6;

/**
 * As `compound`, of numbers that need no check.
 * @example wealthOf(Float64Array.of(0.1, -0.5), "skip") // => Float64Array [1, 1.1, 0.55]
 */
export function wealthOf(returns: Float64Array, missing: "skip" | "carry" | "propagate"): Float64Array {
  const levels = new Float64Array(returns.length + 1);
  levels[0] = 1;
  let wealth = 1;
  let rest = 0;
  for (let t = 0; t < returns.length; t += 1) {
    const value = returns[t] as number;
    if (Number.isNaN(value) && missing !== "propagate") {
      levels[t + 1] = missing === "carry" ? wealth : Number.NaN;
      continue;
    }
    if (Math.abs(value) < SMALL) {
      const gain = wealth * value + rest;
      const grown = wealth + gain;
      rest = gain - (grown - wealth);
      wealth = grown;
    } else {
      const factor = growth(value);
      wealth = wealth * factor + rest * factor;
      rest = 0;
    }
    levels[t + 1] = wealth;
  }
  return levels;
}

/**
 * Levels divided by the level at `base`, so that the base reads 1.
 * @param levels index levels, any unit
 * @param options.base position of the base, default the first; NaN there makes everything NaN
 * @throws RangeError when the base lies outside the series; TypeError when a level is no number.
 * @example rebase([50, 100, 75], { base: 1 }) // => Float64Array [0.5, 1, 0.75]
 */
export function rebase(levels: ArrayLike<number>, options: { readonly base?: number } = {}): Float64Array {
  const { base = 0 } = requireOptions(options, "rebase", { base: NUMBER_CHECKED_LATER });
  const known = requireNumbers(levels, "rebase");
  if (!(Number.isInteger(base) && base >= 0 && base < known.length)) {
    throw new RangeError(`rebase requires a base inside the series (got ${base} for ${known.length} levels)`);
  }
  const unit = known[base] as number;
  return known.map((level) => level / unit);
}
