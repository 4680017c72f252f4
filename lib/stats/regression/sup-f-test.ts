import {
  NUMBER_CHECKED_LATER,
  type OptionRules,
  oneOf,
  requireOptions,
  TRUE_OR_FALSE,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { breakStatistic, sumOfSquares } from "./chow-test.js";
import { completeRows, type Regressors } from "./complete-rows.js";
import { inverseQuadraticForm } from "./matrix.js";
import { type OlsOptions, ols } from "./ols.js";
import { supFPValue } from "./sup-f-p-value.js";

interface SupFTestOptions extends Pick<OlsOptions, "intercept" | "covType" | "maxlags"> {
  /** Share of the rows before the first and after the last break that is tried; default 0.15, as Andrews advises. */
  readonly trim?: number;
}

const OPTIONS: OptionRules<SupFTestOptions> = {
  trim: NUMBER_CHECKED_LATER,
  intercept: TRUE_OR_FALSE,
  covType: oneOf("nonrobust", "HC0", "HC1", "HC2", "HC3", "HAC"),
  maxlags: NUMBER_CHECKED_LATER,
};

/** A test for a break on a day that nobody named. */
export interface SupFTest {
  /** The largest of the statistics. */
  readonly statistic: number;
  /** Hansen's (1997) approximation of the asymptotic p value; NaN for more than 40 coefficients. */
  readonly pValue: number;
  /** Position of the first row after the break with the largest statistic, the least-squares break; null where no statistic exists. */
  readonly at: number | null;
  /** Position of the first row after the first break that was tried. */
  readonly first: number;
  /** Chow's F times k, or Wald's with robust errors, for each break from `first` on. */
  readonly statistics: Float64Array;
}

/**
 * Andrews's (1993) test for one break of a regression's coefficients at an unknown date: the largest of Chow's statistics over all dates of the inner 70%.
 * Statistics are k F, as in strucchange's `Fstats` and its `sctest(type = "supF")`, with breaks after rows floor(trim n) to n - floor(trim n), moved inwards
 * where a part would have no more rows than coefficients. With `covType` they are Wald's statistics of the difference between the parts' coefficients.
 * @param y n values, oldest first, without NaN
 * @param regressors columns of n values; may be empty: a test of a change of the mean
 * @param options.trim above 0, at most 0.5; default 0.15
 * @param options.intercept put a column of ones before the regressors; default true
 * @param options.covType default `nonrobust`: errors of one variance without autocorrelation
 * @param options.maxlags lags of `HAC`; default as `ols`
 * @throws RangeError when the trim is out of range, no break leaves both parts more rows than coefficients, or `ols` refuses a part's regression.
 * @example supFTest([1, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6], []).at // => 6
 */
export function supFTest(
  y: ArrayLike<number>,
  regressors: Regressors,
  options: SupFTestOptions = {},
): SupFTest {
  const {
    trim = 0.15,
    intercept = true,
    covType = "nonrobust",
    maxlags,
  } = requireOptions(options, "supFTest", OPTIONS);
  const { target, columns } = completeRows(requireNumbers(y, "supFTest"), regressors, {
    intercept,
    missing: "raise",
  });
  const [n, k] = [target.length, columns.length];
  if (!(trim > 0 && trim <= 0.5)) {
    throw new RangeError(`supFTest requires a trim above 0 and at most 0.5 (got ${trim})`);
  }
  const margin = Math.floor(trim * n);
  const first = Math.max(margin, k + 1);
  const last = Math.min(n - margin, n - k - 1);
  if (!(k > 0 && first <= last)) {
    throw new RangeError(
      `supFTest requires a break with more rows than coefficients on both sides (got ${n} rows for ${k} a part)`,
    );
  }
  const whole = covType === "nonrobust" ? sumOfSquares(target, columns) : Number.NaN;
  const statistics = Float64Array.from({ length: last - first + 1 }, (_, i) =>
    covType === "nonrobust"
      ? breakStatistic(target, columns, { at: first + i, whole })
      : waldStatistic(target, columns, { at: first + i, covType, ...(maxlags !== undefined && { maxlags }) }),
  );
  const known = statistics.filter((value) => !Number.isNaN(value));
  const statistic = known.length > 0 ? known.reduce((a, b) => Math.max(a, b)) : Number.NaN;
  const lambda = ((n - first) * last) / (first * (n - last));
  return {
    statistic,
    pValue: supFPValue(statistic, { coefficients: k, trim: 1 / (1 + Math.sqrt(lambda)) }),
    at: known.length > 0 ? first + statistics.indexOf(statistic) : null,
    first,
    statistics,
  };
}

/** Wald's statistic of what the coefficients after a break differ by, under robust errors. */
function waldStatistic(
  y: Float64Array,
  columns: readonly Float64Array[],
  { at, ...options }: { readonly at: number } & Pick<OlsOptions, "covType" | "maxlags">,
): number {
  const after = columns.map((column) => column.map((value, t) => (t < at ? 0 : value)));
  const fit = ols(y, [...columns, ...after], { intercept: false, ...options });
  const k = columns.length;
  return inverseQuadraticForm(
    fit.covParams.slice(k).map((row) => row.slice(k)),
    fit.params.slice(k),
  );
}
