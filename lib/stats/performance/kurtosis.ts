import { type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { standardMoments } from "./standard-moments.js";

/** Which estimate of the kurtosis. */
interface KurtosisOptions {
  /**
   * - "excess" (default): g2, the fourth standardised moment with divisor n, less 3, as PerformanceAnalytics and scipy by default;
   * - "moment": the same without taking off 3;
   * - "fisher": G2 = (n - 1) ((n + 1) g2 + 6) / ((n - 2)(n - 3)), adjusted, as pandas, quantstats, Excel's `KURT`, scipy with `bias=False`, and
   *   PerformanceAnalytics' "fisher" and "sample_excess";
   * - "sample": G2 before 3 (n - 1)^2 / ((n - 2)(n - 3)) is taken off, as PerformanceAnalytics' method of that name (Bacon 2008).
   */
  readonly method?: "excess" | "moment" | "fisher" | "sample";
}

const OPTIONS: OptionRules<KurtosisOptions> = { method: oneOf("excess", "moment", "fisher", "sample") };

/**
 * Kurtosis: the fourth moment of returns in standard deviations from their mean, by default in excess of the normal distribution's 3. Above zero the
 * tails are fat. Names as in PerformanceAnalytics.
 * @param returns simple returns as decimals, any order; missing ones are left out
 * @param options.method "excess" (default), "moment", "fisher" or "sample"
 * @returns NaN without spread beyond rounding; for "fisher" and "sample" also for fewer than four returns
 * @throws RangeError when the method is none of these; TypeError when a return is no number.
 * @example kurtosis([-0.5, 0.5]) // => -2
 */
export function kurtosis(returns: ArrayLike<number>, options: KurtosisOptions = {}): number {
  const { method = "excess" } = requireOptions(options, "kurtosis", OPTIONS);
  const { count: n, fourth } = standardMoments(requireNumbers(returns, "kurtosis"));
  if (method === "moment") return fourth;
  if (method === "excess") return fourth - 3;
  if (n < 4) return Number.NaN;
  const pairs = (n - 2) * (n - 3);
  return method === "fisher"
    ? ((n - 1) * ((n + 1) * (fourth - 3) + 6)) / pairs
    : (fourth * (n - 1) * (n + 1)) / pairs;
}
