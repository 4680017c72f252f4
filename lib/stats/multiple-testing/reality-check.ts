import { type BootstrapScheme, RESAMPLING_OPTIONS, type ResamplingOptions } from "../bootstrap/blocks.js";
import { type OptionRules, requireOptions, TRUE_OR_FALSE } from "../series/options.js";
import { requireSeries } from "../series/require-numbers.js";
import { resampledDifferences } from "./resampled-differences.js";
import { shareAtLeast } from "./romano-wolf.js";

/** Whether to studentise, and how to resample. */
interface RealityCheckOptions extends ResamplingOptions {
  /** Divide each mean by its bootstrap standard error, as Hansen advises; default false, as White and arch. */
  readonly studentise?: boolean;
}

const OPTIONS: OptionRules<RealityCheckOptions> = { ...RESAMPLING_OPTIONS, studentise: TRUE_OR_FALSE };

/** Whether the best of several series is better than luck. */
export interface RealityCheck {
  /** The largest mean times the root of n, or the largest mean over its standard error where studentised. */
  readonly statistic: number;
  /** Position of the series with that mean. */
  readonly best: number;
  /** White's (2000) reality check: every mean is taken to be zero at most, and exactly zero in the worst case. Hansen's upper bound. */
  readonly pValue: number;
  /** Hansen's (2005) test of superior predictive ability: series that are clearly worse do not weaken it. */
  readonly spaPValue: number;
  /** His lower bound: series with a mean below zero count as no better than that. */
  readonly lowerPValue: number;
  readonly scheme: BootstrapScheme;
  readonly blockLength: number;
  readonly seed: number;
}

/**
 * White's (2000) reality check that the best of k series has a mean above zero, with Hansen's (2005) p values, by a block bootstrap that keeps the
 * dependence between the series.
 * Resampled means are taken about g(d): the mean d itself (White), d where it is no lower than -se sqrt(2 ln ln n) and else 0 (Hansen), the larger of d and
 * 0 (his lower bound). P values are (b + 1) / (m + 1), b of m replications being at least as large; the statistic is not cut at zero, as in arch.
 * @param series k series of one length n, equally spaced, oldest first, without NaN: loss of a benchmark less that of a model, or excess returns
 * @param options blocks as `bootstrap`; without a block length that of the series that asks for the longest
 * @throws RangeError when there is no series, lengths differ, a value is NaN, a series has fewer than three values, or an option is out of range or
 *   unknown.
 * @example realityCheck([[0.1, 0.2, 0.3], [-1, -2, -3]], { blockLength: 1, replications: 99 }).best // => 0
 */
export function realityCheck(
  series: readonly ArrayLike<number>[],
  options: RealityCheckOptions = {},
): RealityCheck {
  const { studentise = false, ...resampling } = requireOptions(options, "realityCheck", OPTIONS);
  const known = requireSeries(series, "realityCheck");
  const n = known[0]?.length ?? 0;
  for (const [at, one] of known.entries()) {
    if (one.length < 3 || one.some(Number.isNaN)) {
      const got = one.length < 3 ? one.length : "NaN";
      throw new RangeError(
        `realityCheck requires three values or more without NaN (got ${got} in series ${at})`,
      );
    }
  }
  const { means, standardErrors, deviations, plan } = resampledDifferences(known, {
    name: "realityCheck",
    ...resampling,
  });
  const root = Math.sqrt(n);
  const scale = (value: number, j: number) => {
    if (!studentise) return value * root;
    return value === 0 ? 0 : value / (standardErrors[j] as number);
  };
  const statistics = means.map(scale);
  const statistic = Math.max(...statistics);
  const bound = Math.sqrt(2 * Math.log(Math.log(n)));
  const pValue = (centre: (mean: number, j: number) => number) =>
    shareAtLeast(
      largestDraws(deviations, (deviation, j) => {
        const mean = means[j] as number;
        return scale(deviation + mean - centre(mean, j), j);
      }),
      statistic,
    );
  return {
    statistic,
    best: statistics.indexOf(statistic),
    pValue: pValue((mean) => mean),
    spaPValue: pValue((mean, j) => (mean >= -bound * (standardErrors[j] as number) ? mean : 0)),
    lowerPValue: pValue((mean) => Math.max(mean, 0)),
    scheme: plan.scheme,
    blockLength: plan.blockLength,
    seed: plan.seed,
  };
}

/** The largest of the series' values in each replication. */
function largestDraws(
  deviations: readonly Float64Array[],
  scaled: (deviation: number, j: number) => number,
): Float64Array {
  const largest = new Float64Array(deviations[0]?.length ?? 0).fill(Number.NEGATIVE_INFINITY);
  for (const [j, one] of deviations.entries()) {
    for (let r = 0; r < largest.length; r += 1)
      largest[r] = Math.max(largest[r] as number, scaled(one[r] as number, j));
  }
  return largest;
}
