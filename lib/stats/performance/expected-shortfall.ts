import { sortedQuantile, sortedValues } from "../quantile.js";
import { type OptionRules, oneOf, requireOptions, TRUE_OR_FALSE } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { type StandardMoments, standardMoments } from "./standard-moments.js";
import {
  requireTail,
  scaled,
  TAIL_RISK_OPTIONS,
  type TailRiskOptions,
  tailQuantile,
} from "./value-at-risk.js";

/** How far into the tail, by which estimate, and which returns are the tail. */
interface ShortfallOptions extends TailRiskOptions {
  /**
   * Which returns "historical" averages:
   * - "below" (default): those below the value at risk, or that itself where none is, as PerformanceAnalytics;
   * - "at-or-below": those at it as well, as quantstats' `method="historical"`;
   * - "lowest": the lowest floor((n - 1) alpha) + 1, as empyrical's `conditional_value_at_risk`;
   * - "weighted": the lowest n alpha, the last of them by the share that belongs to the tail (Acerbi and Tasche 2002), which is coherent.
   */
  readonly tail?: "below" | "at-or-below" | "lowest" | "weighted";
  /** "modified" only: is the result never above the modified value at risk? Default true, as PerformanceAnalytics' `operational`. */
  readonly operational?: boolean;
}

const OPTIONS: OptionRules<ShortfallOptions> = {
  ...TAIL_RISK_OPTIONS,
  tail: oneOf("below", "at-or-below", "lowest", "weighted"),
  operational: TRUE_OR_FALSE,
};

/**
 * Expected shortfall (conditional value at risk): the mean return of the periods that fall short of the value at risk. Acerbi and Tasche (2002);
 * Boudt, Peterson and Croux (2008) for "modified"; PerformanceAnalytics' `ES`.
 * @param returns simple returns as decimals, any order; missing ones are left out
 * @param options.level confidence, default 0.95
 * @param options.method "historical" (default), "gaussian" or "modified"
 * @param options.tail which returns "historical" averages; default "below"
 * @param options.operational whether "modified" stays at or below the value at risk; default true
 * @param options.quantileType of "historical", default 7
 * @param options.ddof of "gaussian" and "modified", default 0
 * @returns a return for one period, below zero for a loss. NaN without any return. Without spread all three are the return itself.
 * @throws RangeError when the level is not between 0 and 1, or an option is out of range or unknown; TypeError when a return is no number.
 * @example expectedShortfall([-0.05, -0.03, 0, 0.02, 0.04], { level: 0.6 }) // => -0.04
 */
export function expectedShortfall(returns: ArrayLike<number>, options: ShortfallOptions = {}): number {
  const { alpha, method, ddof } = requireTail(
    requireOptions(options, "expectedShortfall", OPTIONS),
    "expectedShortfall",
  );
  const known = requireNumbers(returns, "expectedShortfall");
  if (method === "historical") return tailMean(sortedValues(known), alpha, options);
  const moments = standardMoments(known);
  const { mean, spread } = scaled(moments, ddof);
  if (spread === 0) return mean;
  const quantile = tailQuantile(moments, alpha, method);
  if (method === "gaussian") return mean - (spread * density(quantile)) / alpha;
  const tail = -edgeworthTail(moments, quantile) / alpha;
  const { operational = true } = options;
  return mean + spread * (operational ? Math.min(tail, quantile) : tail);
}

/** The mean of the tail of ascending returns. */
function tailMean(sorted: Float64Array, alpha: number, options: ShortfallOptions): number {
  const { tail = "below", quantileType = 7 } = options;
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const mean = (count: number) => sorted.subarray(0, count).reduce((sum, value) => sum + value, 0) / count;
  if (tail === "lowest") return mean(Math.floor((n - 1) * alpha) + 1);
  if (tail === "weighted") {
    const whole = Math.floor(n * alpha + 4 * Number.EPSILON * n);
    const rest = Math.max(n * alpha - whole, 0);
    const sum = whole === 0 ? 0 : mean(whole) * whole;
    return (sum + rest * (sorted[Math.min(whole, n - 1)] as number)) / (n * alpha);
  }
  const threshold = sortedQuantile(sorted, alpha, { quantileType });
  const inTail =
    tail === "below" ? (value: number) => value < threshold : (value: number) => value <= threshold;
  const count = sorted.filter(inTail).length;
  return count === 0 ? threshold : mean(count);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Minus alpha times the mean of the tail below a standardised quantile, by the second-order Edgeworth expansion (Boudt, Peterson and Croux 2008). */
function edgeworthTail({ third: skew, fourth }: StandardMoments, h: number): number {
  return (
    density(h) *
    (1 +
      (h ** 3 * skew) / 6 +
      ((h ** 6 - 9 * h ** 4 + 9 * h ** 2 + 3) * skew ** 2) / 72 +
      ((h ** 4 - 2 * h ** 2 - 1) * (fourth - 3)) / 24)
  );
}
