import { drawdown } from "../drawdown.js";
import { wealthOf } from "../series/compound.js";
import { requireOptions, ZERO_OR_MORE } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

/**
 * Ulcer index: root mean square of the drawdowns of wealth at the end of each period. Martin and McCann (1989); PerformanceAnalytics' `UlcerIndex`. With
 * `ddof: 1` it is quantstats' `ulcer_index`.
 * @param returns simple returns as decimals (not levels), oldest first; missing ones are left out
 * @param options.ddof taken off the number of periods; default 0
 * @returns a decimal of zero or more: 0.05 for five percent; 0 without any drawdown; NaN without any return
 * @throws RangeError when an option is out of range or unknown; TypeError when a return is no number.
 * @example ulcerIndex([-0.5, 1, 0, 0]) // => 0.25
 */
export function ulcerIndex(returns: ArrayLike<number>, options: { readonly ddof?: number } = {}): number {
  const { ddof = 0 } = requireOptions(options, "ulcerIndex", { ddof: ZERO_OR_MORE });
  const falls = periodFalls(requireNumbers(returns, "ulcerIndex"));
  const squares = falls.reduce((sum, fall) => sum + fall * fall, 0);
  return falls.length > ddof ? Math.sqrt(squares / (falls.length - ddof)) : Number.NaN;
}

/**
 * The drawdown of wealth at the end of each period that has a return; the peak is seeded before the first.
 * @example periodFalls(Float64Array.of(-0.5, NaN, 1)) // => Float64Array [-0.5, 0]
 */
export function periodFalls(returns: Float64Array): Float64Array {
  return drawdown(wealthOf(returns, "skip"))
    .subarray(1)
    .filter((fall) => !Number.isNaN(fall));
}
