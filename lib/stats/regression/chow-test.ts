import { fCdf } from "../distributions/f.js";
import {
  NUMBER_CHECKED_LATER,
  type OptionRules,
  required,
  requireOptions,
  TRUE_OR_FALSE,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { completeRows, type Regressors } from "./complete-rows.js";
import { ols } from "./ols.js";

interface ChowTestOptions {
  /** Position of the first row after the break. */
  readonly at: number;
  /** Put a column of ones before the regressors. Default true. */
  readonly intercept?: boolean;
}

const OPTIONS: OptionRules<ChowTestOptions> = {
  at: required(NUMBER_CHECKED_LATER),
  intercept: TRUE_OR_FALSE,
};

/** A test that a regression's coefficients are the same before and after a known break. */
export interface ChowTest {
  readonly statistic: number;
  /** Probability of a larger one under F(df1, df2). */
  readonly pValue: number;
  /** Coefficients k. */
  readonly df1: number;
  /** Rows less 2 k. */
  readonly df2: number;
}

/**
 * Chow's (1960) test that a regression's coefficients are the same before and after a break whose date is known beforehand.
 * F = (S - S1 - S2) / k over (S1 + S2) / (n - 2 k), S the sum of squared residuals of all rows, S1 and S2 those of the two parts. Errors of one variance,
 * without autocorrelation. As strucchange's `sctest(type = "Chow")`. A date that was looked for in the data needs `supFTest`.
 * @param y n values, oldest first, without NaN
 * @param regressors columns of n values; may be empty: a test of a change of the mean
 * @param options.at position of the first row after the break
 * @returns NaN where no part leaves a residual and there is no break
 * @throws RangeError when a part has no more rows than coefficients, or `ols` refuses a regression.
 * @example chowTest([1, 2, 1, 2, 5, 6], [], { at: 4 }).statistic // => 56.888889
 */
export function chowTest(y: ArrayLike<number>, regressors: Regressors, options: ChowTestOptions): ChowTest {
  const { at, intercept = true } = requireOptions(options, "chowTest", OPTIONS);
  const { target, columns } = completeRows(requireNumbers(y, "chowTest"), regressors, {
    intercept,
    missing: "raise",
  });
  const [n, k] = [target.length, columns.length];
  if (!(k > 0 && Number.isInteger(at) && at > k && n - at > k)) {
    throw new RangeError(
      `chowTest requires more rows than coefficients before and after the break (got ${at} and ${n - at} for ${k})`,
    );
  }
  const statistic = breakStatistic(target, columns, { at, whole: sumOfSquares(target, columns) }) / k;
  const df2 = n - 2 * k;
  return { statistic, pValue: fCdf(statistic, { df1: k, df2, upper: true }), df1: k, df2 };
}

/**
 * Chow's statistic times the number of coefficients: chi-square with k degrees of freedom in large samples.
 * @param options.whole sum of squared residuals of all rows
 * @example breakStatistic(Float64Array.of(1, 2, 1, 2, 5, 6), [new Float64Array(6).fill(1)], { at: 4, whole: 22.833333333333332 }) // => 56.888889
 */
export function breakStatistic(
  y: Float64Array,
  columns: readonly Float64Array[],
  { at, whole }: { readonly at: number; readonly whole: number },
): number {
  const part = (from: number, to: number) =>
    sumOfSquares(
      y.subarray(from, to),
      columns.map((column) => column.subarray(from, to)),
    );
  const parts = part(0, at) + part(at, y.length);
  const explained = Math.max(whole - parts, 0);
  return explained / (parts / (y.length - 2 * columns.length));
}

/**
 * Sum of squared residuals of a regression on columns, of which one may be constant.
 * @example sumOfSquares(Float64Array.of(1, 3), [Float64Array.of(1, 1)]) // => 2
 */
export function sumOfSquares(y: Float64Array, columns: readonly Float64Array[]): number {
  return ols(y, columns, { intercept: false }).ssr;
}
