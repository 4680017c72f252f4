import { normalQuantile } from "../distributions/normal.js";
import { QUANTILE_OPTIONS, type QuantileOptions, quantile } from "../quantile.js";
import {
  NUMBER_CHECKED_LATER,
  type OptionRules,
  oneOf,
  requireOptions,
  ZERO_OR_MORE,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { type StandardMoments, standardMoments } from "./standard-moments.js";

/** How far into the lower tail, and by which estimate of the distribution. */
export interface TailRiskOptions extends QuantileOptions {
  /** Confidence: 0.95 (default) for the worst period of twenty. */
  readonly level?: number;
  /**
   * - "historical" (default): the sample's own distribution, as empyrical and PerformanceAnalytics' "historical";
   * - "gaussian": a normal distribution with the sample's mean and deviation, as PerformanceAnalytics' "gaussian", and quantstats with `ddof: 1`;
   * - "modified": the normal quantile corrected for skewness and kurtosis by Cornish and Fisher, as PerformanceAnalytics' "modified", its default.
   */
  readonly method?: "historical" | "gaussian" | "modified";
  /** Degrees of freedom taken off in the deviation of "gaussian" and "modified": 0 (default), as PerformanceAnalytics. */
  readonly ddof?: number;
}

/** The rules of these options, for the functions that have others besides. */
export const TAIL_RISK_OPTIONS: OptionRules<TailRiskOptions> = {
  ...QUANTILE_OPTIONS,
  level: NUMBER_CHECKED_LATER,
  method: oneOf("historical", "gaussian", "modified"),
  ddof: ZERO_OR_MORE,
};

/**
 * Value at risk: the return that a period falls short of with a probability of one less the level, so below zero for a loss. Zangari (1996) and
 * Favre and Galeano (2002) for "modified"; signs as PerformanceAnalytics and empyrical.
 * @param returns simple returns as decimals, any order; missing ones are left out
 * @param options.level confidence, default 0.95
 * @param options.method "historical" (default), "gaussian" or "modified"
 * @param options.quantileType of "historical", default 7, as numpy and R
 * @param options.ddof of "gaussian" and "modified", default 0
 * @returns a return for one period of the series; above zero where even the tail is a gain, where PerformanceAnalytics gives none. NaN without
 *   any return. Without spread all three are the return itself.
 * @throws RangeError when the level is not between 0 and 1, or an option is out of range or unknown; TypeError when a return is no number.
 * @example valueAtRisk([-0.04, -0.02, 0, 0.02, 0.04], { level: 0.75 }) // => -0.02
 */
export function valueAtRisk(returns: ArrayLike<number>, options: TailRiskOptions = {}): number {
  const { alpha, method, ddof } = requireTail(
    requireOptions(options, "valueAtRisk", TAIL_RISK_OPTIONS),
    "valueAtRisk",
  );
  const known = requireNumbers(returns, "valueAtRisk");
  if (method === "historical") return historicalQuantile(known, alpha, options);
  const moments = standardMoments(known);
  const { mean, spread } = scaled(moments, ddof);
  return spread === 0 ? mean : mean + spread * tailQuantile(moments, alpha, method);
}

/** The options with defaults; alpha is the probability of the tail. Throws RangeError in the name of the function that asks. */
export function requireTail(
  { level = 0.95, method = "historical", ddof = 0 }: TailRiskOptions,
  name: string,
): {
  readonly alpha: number;
  readonly method: "historical" | "gaussian" | "modified";
  readonly ddof: number;
} {
  if (!(level > 0 && level < 1))
    throw new RangeError(`${name} requires a level between 0 and 1 (got ${level})`);
  // Off by rounding, so that 1 - 0.95 is the 0.05 that one means.
  return { alpha: Number((1 - level).toPrecision(15)), method, ddof };
}

function historicalQuantile(returns: Float64Array, alpha: number, { quantileType }: QuantileOptions): number {
  return quantile(returns, alpha, quantileType === undefined ? {} : { quantileType });
}

/**
 * Mean, and the standard deviation with n - ddof; NaN where that is not above zero.
 * @example scaled({ count: 4, mean: 1, deviation: 3, third: 0, fourth: 3 }, 0) // => { mean: 1, spread: 3 }
 */
export function scaled(
  { count, mean, deviation }: StandardMoments,
  ddof: number,
): { readonly mean: number; readonly spread: number } {
  return { mean, spread: count > ddof ? deviation * Math.sqrt(count / (count - ddof)) : Number.NaN };
}

/**
 * The standardised quantile of the lower tail: the normal one, or that of Cornish and Fisher (1938) to second order.
 * @example tailQuantile({ count: 9, mean: 0, deviation: 1, third: 0, fourth: 3 }, 0.5, "modified") // => 0
 */
export function tailQuantile(
  { third: skew, fourth }: StandardMoments,
  alpha: number,
  method: "gaussian" | "modified",
): number {
  const z = normalQuantile(alpha);
  if (method === "gaussian") return z;
  return (
    z +
    ((z ** 2 - 1) * skew) / 6 +
    ((z ** 3 - 3 * z) * (fourth - 3)) / 24 -
    ((2 * z ** 3 - 5 * z) * skew ** 2) / 36
  );
}
