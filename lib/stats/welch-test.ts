import { studentTQuantile } from "./distributions/student-t.js";
import { twoSidedPValue } from "./distributions/two-sided-p-value.js";
import { type SampleMoments, sampleMoments } from "./sample-moments.js";
import { NUMBER_CHECKED_LATER, requireOptions } from "./series/options.js";
import { requireTwo } from "./series/require-numbers.js";

/** Difference of two means, and how sure it is. */
export interface WelchTest {
  /** Mean of the first sample less mean of the second. */
  readonly difference: number;
  readonly standardError: number;
  readonly t: number;
  /** Degrees of freedom by Welch and Satterthwaite; not whole. */
  readonly df: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Confidence interval of the difference. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Welch's t test of a difference between two means, for variances that may differ (Welch 1947; scipy's `ttest_ind(equal_var=False)`).
 * Takes the observations for independent: for members of one market, whose returns move together, t is too large.
 * @param samples two samples, of any lengths; NaN is left out
 * @param options.level of the interval, default 0.95
 * @returns NaN for everything but the difference when a sample has fewer than two values or neither has any spread beyond
 *   rounding
 * @throws RangeError when the level is not between 0 and 1.
 * @example welchTest([[1, 2, 3, 4], [2, 4, 6, 8, 10]]).t // => -2.2514363
 */
export function welchTest(
  samples: readonly [first: ArrayLike<number>, second: ArrayLike<number>],
  options: { readonly level?: number } = {},
): WelchTest {
  const { level = 0.95 } = requireOptions(options, "welchTest", { level: NUMBER_CHECKED_LATER });
  const [first, second] = requireTwo(samples, "welchTest");
  if (!(level > 0 && level < 1))
    throw new RangeError(`welchTest requires a level between 0 and 1 (got ${level})`);
  const [a, b] = [sampleMoments(first), sampleMoments(second)];
  const difference = a.mean - b.mean;
  const [va, vb] = [varianceOfMean(a), varianceOfMean(b)];
  const variance = va + vb;
  if (!(variance > 0)) {
    const none = Number.NaN;
    return { difference, standardError: none, t: none, df: none, pValue: none, lower: none, upper: none };
  }
  const standardError = Math.sqrt(variance);
  const t = difference / standardError;
  const share = va / variance;
  const df = 1 / (share ** 2 / (a.count - 1) + (1 - share) ** 2 / (b.count - 1));
  const pValue = twoSidedPValue(t, { df });
  const reach = standardError * studentTQuantile((1 + level) / 2, { df });
  return { difference, standardError, t, df, pValue, lower: difference - reach, upper: difference + reach };
}

function varianceOfMean({ count, squares }: SampleMoments): number {
  return count > 1 ? squares / (count - 1) / count : Number.NaN;
}
