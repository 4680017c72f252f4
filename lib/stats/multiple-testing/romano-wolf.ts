import { type BootstrapScheme, RESAMPLING_OPTIONS, type ResamplingOptions } from "../bootstrap/blocks.js";
import { type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { requireSeries } from "../series/require-numbers.js";
import { resampledDifferences } from "./resampled-differences.js";

/** Which means count as findings, what a missing value does, and how to resample. */
interface RomanoWolfOptions extends ResamplingOptions {
  /** A mean that differs from zero (`two-sided`, default) or lies above it (`greater`). */
  readonly alternative?: "two-sided" | "greater";
  /** `raise` (default) refuses NaN; `drop` takes it as not part of that series' sample, as where one reading begins later than another. */
  readonly missing?: "raise" | "drop";
}

const OPTIONS: OptionRules<RomanoWolfOptions> = {
  ...RESAMPLING_OPTIONS,
  alternative: oneOf("two-sided", "greater"),
  missing: oneOf("raise", "drop"),
};

/** Tests of several means at once. Arrays follow the order of the series. */
export interface RomanoWolf {
  readonly means: Float64Array;
  /** From the bootstrap. */
  readonly standardErrors: Float64Array;
  /** Mean over standard error; zero for a series of zeros, infinite for another without spread. */
  readonly statistics: Float64Array;
  /** Each test on its own, from the same replications. */
  readonly pValues: Float64Array;
  /** Adjusted for all tests: the chance of any false finding is no more than the level at which one reads them. */
  readonly adjustedPValues: Float64Array;
  readonly scheme: BootstrapScheme;
  readonly blockLength: number;
  readonly seed: number;
}

/**
 * Stepdown test of Romano and Wolf (2005) that several means are zero, by a block bootstrap that keeps the dependence between the series.
 * P values by Romano and Wolf (2016): with statistics in descending order, that of the j-th is the share of replications, one added to both counts, in
 * which the largest of the j-th and all smaller ones is at least as large; none below the one before it. Means are studentised by the bootstrap's own
 * standard errors.
 * @param series k series of one length, equally spaced, oldest first: returns of readings, or differences to a benchmark
 * @param options blocks as `bootstrap`, and see above; without a block length that of the series that asks for the longest
 * @throws RangeError when there is no series, lengths differ, a value is NaN under `missing: "raise"`, a series has fewer than two values, or an
 *   option is out of range or unknown.
 * @example romanoWolf([[1, 2, 3, 2], [0, 0, 0, 0]], { blockLength: 1, replications: 99 }).adjustedPValues[1] // => 1
 */
export function romanoWolf(
  series: readonly ArrayLike<number>[],
  options: RomanoWolfOptions = {},
): RomanoWolf {
  const {
    alternative = "two-sided",
    missing = "raise",
    ...resampling
  } = requireOptions(options, "romanoWolf", OPTIONS);
  const known = requireSeries(series, "romanoWolf");
  for (const [at, one] of known.entries()) {
    if (missing === "raise" && one.some(Number.isNaN)) {
      throw new RangeError(
        `romanoWolf requires values without NaN, or missing: "drop" (got one in series ${at})`,
      );
    }
  }
  const { means, standardErrors, deviations, plan } = resampledDifferences(known, {
    name: "romanoWolf",
    ...resampling,
  });
  const studentised = (value: number, j: number) => (value === 0 ? 0 : value / (standardErrors[j] as number));
  const statistics = means.map(studentised);
  const size = alternative === "two-sided" ? Math.abs : (value: number) => value;
  const observed = statistics.map(size);
  const draws = deviations.map((one, j) => one.map((value) => size(studentised(value, j))));
  return {
    means,
    standardErrors,
    statistics,
    pValues: Float64Array.from(draws, (one, j) => shareAtLeast(one, observed[j] as number)),
    adjustedPValues: stepdownPValues(observed, draws),
    scheme: plan.scheme,
    blockLength: plan.blockLength,
    seed: plan.seed,
  };
}

/**
 * Adjusted p values of statistics from draws of them under the hypothesis that there is nothing to find: the stepdown of Romano and Wolf (2016).
 * @param observed k statistics, larger is stronger
 * @param draws k arrays of one length, drawn together
 * @example stepdownPValues([3, 1], [[0, 2, 0], [2, 0, 0]]) // => Float64Array [0.25, 0.5]
 */
export function stepdownPValues(
  observed: ArrayLike<number>,
  draws: readonly ArrayLike<number>[],
): Float64Array {
  const k = observed.length;
  const weakestFirst = Array.from({ length: k }, (_, j) => j).sort(
    (a, b) => (observed[a] as number) - (observed[b] as number),
  );
  const largest = new Float64Array(draws[0]?.length ?? 0).fill(Number.NEGATIVE_INFINITY);
  const adjusted = new Float64Array(k);
  for (const j of weakestFirst) {
    const own = draws[j] as ArrayLike<number>;
    for (let r = 0; r < largest.length; r += 1) largest[r] = Math.max(largest[r] as number, own[r] as number);
    adjusted[j] = shareAtLeast(largest, observed[j] as number);
  }
  let floor = 0;
  for (const j of weakestFirst.reverse()) {
    floor = Math.max(floor, adjusted[j] as number);
    adjusted[j] = floor;
  }
  return adjusted;
}

/**
 * P value of a statistic: (b + 1) / (m + 1), b of m draws being at least as large (Phipson and Smyth 2010).
 * @example shareAtLeast([1, 2, 3], 2) // => 0.75
 */
export function shareAtLeast(draws: ArrayLike<number>, statistic: number): number {
  let count = 1;
  for (let r = 0; r < draws.length; r += 1) if ((draws[r] as number) >= statistic) count += 1;
  return count / (draws.length + 1);
}
