import { requireNumbers } from "../series/require-numbers.js";
import { periodFalls } from "./ulcer-index.js";

/**
 * Pain index: mean size of the drawdowns of wealth at the end of each period. Becker (2006), Zephyr; PerformanceAnalytics' `PainIndex`.
 * @param returns simple returns as decimals (not levels), oldest first; missing ones are left out
 * @returns a decimal of zero or more: 0.05 for five percent; 0 without any drawdown; NaN without any return
 * @throws TypeError when a return is no number.
 * @example painIndex([-0.5, 1, 0, 0]) // => 0.125
 */
export function painIndex(returns: ArrayLike<number>): number {
  const falls = periodFalls(requireNumbers(returns, "painIndex"));
  return falls.reduce((sum, fall) => sum - fall, 0) / falls.length;
}
