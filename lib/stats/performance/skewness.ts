import { type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { standardMoments } from "./standard-moments.js";

/** Which estimate of the skewness. */
interface SkewnessOptions {
  /**
   * - "moment" (default): g1, the third standardised moment with divisor n, as PerformanceAnalytics and scipy by default;
   * - "fisher": G1 = g1 sqrt(n (n - 1)) / (n - 2), adjusted Fisher-Pearson, as pandas, quantstats, Excel's `SKEW` and scipy with `bias=False`;
   * - "sample": g1 n^2 / ((n - 1)(n - 2)), as PerformanceAnalytics' method of that name (Bacon 2008).
   */
  readonly method?: "moment" | "fisher" | "sample";
}

const OPTIONS: OptionRules<SkewnessOptions> = { method: oneOf("moment", "fisher", "sample") };

/**
 * Skewness: the third moment of returns in standard deviations from their mean. Below zero the losses reach farther than the gains. Joanes and
 * Gill (1998) compare the three estimates; names as in PerformanceAnalytics.
 * @param returns simple returns as decimals, any order; missing ones are left out
 * @param options.method "moment" (default), "fisher" or "sample"
 * @returns NaN without spread beyond rounding; for "fisher" and "sample" also for fewer than three returns
 * @throws RangeError when the method is none of these; TypeError when a return is no number.
 * @example skewness([-0.01, 0, 0.04]) // => 0.5951700641394974
 */
export function skewness(returns: ArrayLike<number>, options: SkewnessOptions = {}): number {
  const { method = "moment" } = requireOptions(options, "skewness", OPTIONS);
  const { count: n, third } = standardMoments(requireNumbers(returns, "skewness"));
  if (method === "moment") return third;
  if (n < 3) return Number.NaN;
  return method === "fisher"
    ? (third * Math.sqrt(n * (n - 1))) / (n - 2)
    : (third * n * n) / ((n - 1) * (n - 2));
}
