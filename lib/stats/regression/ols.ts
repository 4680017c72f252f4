import { fCdf } from "../distributions/f.js";
import { twoSidedPValue } from "../distributions/two-sided-p-value.js";
import { type SampleMoments, sampleMoments } from "../sample-moments.js";
import {
  NUMBER_CHECKED_LATER,
  type OptionRules,
  oneOf,
  requireOptions,
  TRUE_OR_FALSE,
} from "../series/options.js";
import { ROUNDING } from "../series/tolerance.js";
import { type CompleteRows, completeRows, type Regressors } from "./complete-rows.js";
import { nonConstant, spansConstant, totalSumOfSquares } from "./constant.js";
import type { HouseholderSolution } from "./householder.js";
import { congruence, dot, identity, inverseQuadraticForm, type Matrix, times } from "./matrix.js";
import { neweyWestLags } from "./newey-west.js";
import { type CovType, sandwich } from "./sandwich.js";
import { residualsAreRounding, solveShifted } from "./shifted.js";

/** How a regression is set up and which errors it reports. */
export interface OlsOptions {
  /** Put a column of ones, named `const`, before the regressors. Default true. */
  readonly intercept?: boolean;
  /** What a row with NaN does: `raise` (default) refuses it, `drop` leaves the whole row out. */
  readonly missing?: "raise" | "drop";
  /** Which covariance of the coefficients; default `nonrobust`. `HC2` and `HC3` are NaN when a row has leverage one, as under its own dummy. */
  readonly covType?: CovType;
  /** Lags of `HAC` (Bartlett kernel); default `neweyWestLags(nobs)`. */
  readonly maxlags?: number;
  /** Multiply `HAC` by n / (n - k), as Stata's `newey` does; default false, as in statsmodels. */
  readonly useCorrection?: boolean;
  /** P-values and intervals from Student's t with n - k degrees of freedom (default) or from the normal distribution. */
  readonly useT?: boolean;
}

/** The rules of these options, for the functions that pass them on. */
export const OLS_OPTIONS: OptionRules<OlsOptions> = {
  intercept: TRUE_OR_FALSE,
  missing: oneOf("raise", "drop"),
  covType: oneOf("nonrobust", "HC0", "HC1", "HC2", "HC3", "HAC"),
  maxlags: NUMBER_CHECKED_LATER,
  useCorrection: TRUE_OR_FALSE,
  useT: TRUE_OR_FALSE,
};

/** A fitted regression; names as in statsmodels. Arrays of k follow `names`, arrays of nobs follow `rows`. */
export interface OlsFit {
  /** `const` first where there is an intercept, then the regressors in the order given (`x1`, `x2`, ... without names). */
  readonly names: readonly string[];
  readonly params: Float64Array;
  /** Standard errors of `params` under `covType`. */
  readonly bse: Float64Array;
  readonly tvalues: Float64Array;
  /** Two-sided, of the hypothesis that the coefficient is zero. */
  readonly pvalues: Float64Array;
  /** Covariance of `params` under `covType`: k rows of k. */
  readonly covParams: readonly Float64Array[];
  /** (X'X)^-1: k rows of k. */
  readonly normalizedCovParams: readonly Float64Array[];
  readonly covType: CovType;
  /** Lags of the kernel; null unless `covType` is `HAC`. */
  readonly maxlags: number | null;
  readonly useT: boolean;
  /** Positions in the input of the rows used, ascending. */
  readonly rows: Int32Array;
  readonly resid: Float64Array;
  readonly fittedValues: Float64Array;
  /** Rows used. */
  readonly nobs: number;
  /** Coefficients less the constant. */
  readonly dfModel: number;
  /** Rows less coefficients. */
  readonly dfResid: number;
  /** Whether the columns hold or combine to a constant: R squared is about the mean then, else about zero. */
  readonly hasConstant: boolean;
  /** Sum of squared residuals. */
  readonly ssr: number;
  /** Explained sum of squares: total less `ssr`. */
  readonly ess: number;
  /** Variance of the residuals: ssr / dfResid. */
  readonly scale: number;
  /** Standard error of the regression: the root of `scale`. */
  readonly sigma: number;
  /** Share of the sum of squares explained; NaN when y does not vary. */
  readonly rsquared: number;
  readonly rsquaredAdj: number;
  /** Wald test under `covType` that all coefficients but the constant's are zero; NaN where there is no other. */
  readonly fvalue: number;
  /** P-value of `fvalue` under F(dfModel, dfResid). */
  readonly fPvalue: number;
  /** Log-likelihood under normal errors. */
  readonly llf: number;
  readonly aic: number;
  readonly bic: number;
}

/**
 * Ordinary least squares, y = X b + u, by Householder QR, with the covariance that is asked for.
 * Definitions and names follow statsmodels' `OLS(y, X).fit()` and `get_robustcov_results`.
 * Residuals that are no more than the rounding of y and X are zero, and so are standard errors then; a large mean beside a constant costs no digits.
 * @param y n values
 * @param regressors columns of n values, as a list or by name; may be empty where there is an intercept
 * @throws RangeError when a column's length differs, a value is infinite, NaN is met under `missing: "raise"`, rows do not exceed
 * coefficients, a column is zero or a combination of those before it, or an option is unknown; TypeError when a value is no number.
 * @example ols([2, 4, 5, 9], { x: [0, 1, 2, 3] }).params // => Float64Array [1.7, 2.2]
 */
export function ols(y: ArrayLike<number>, regressors: Regressors, options: OlsOptions = {}): OlsFit {
  const {
    intercept = true,
    missing = "raise",
    covType = "nonrobust",
    maxlags,
    useCorrection = false,
    useT = true,
  } = requireOptions(options, "ols", OLS_OPTIONS);
  const { names, target, columns, rows } = completeRows(y, regressors, { intercept, missing });
  const moments = sampleMoments(target);
  const solved = solve({ target, columns, names, moments });
  const perfect = residualsAreRounding(solved.resid, { y: target, columns, params: solved.params });
  const solution = perfect ? withoutRounding(solved, target, columns) : solved;
  const { params, resid, rInverse } = solution;
  const [nobs, k] = [target.length, columns.length];
  const dfResid = nobs - k;
  const ssr = dot(resid, resid);
  const scale = ssr / dfResid;
  const hasConstant = intercept || spansConstant(solution);
  const dfModel = k - Number(hasConstant);
  const tss = totalSumOfSquares(target, hasConstant ? moments : null);
  const lags = covType === "HAC" ? (maxlags ?? neweyWestLags(nobs)) : null;
  const normalizedCovParams = congruence(rInverse, identity(k));
  const robust =
    covType === "nonrobust" ? null : sandwich(columns, solution, { covType, maxlags: lags ?? 0 });
  const covParams = robust
    ? times(robust, covType === "HAC" && useCorrection ? nobs / dfResid : 1)
    : times(normalizedCovParams, scale);
  const fittedValues = target.slice();
  for (let t = 0; t < nobs; t += 1) fittedValues[t] = (target[t] as number) - (resid[t] as number);
  const bse = Float64Array.from(covParams, (row, i) => Math.sqrt(row[i] as number));
  const tvalues = params.map((value, i) => value / (bse[i] as number));
  const tested = hasConstant ? nonConstant(columns) : [...columns.keys()];
  const classical = dfModel > 0 ? (tss - ssr) / dfModel / scale : Number.NaN;
  const fvalue = robust === null || perfect ? classical : jointTest({ params, covParams }, tested);
  const llf = (-nobs / 2) * (Math.log((2 * Math.PI * ssr) / nobs) + 1);
  return {
    names,
    params,
    bse,
    tvalues,
    pvalues: tvalues.map((t) => twoSidedPValue(t, useT ? { df: dfResid } : {})),
    covParams,
    normalizedCovParams,
    covType,
    maxlags: lags,
    useT,
    rows,
    resid,
    fittedValues,
    nobs,
    dfModel,
    dfResid,
    hasConstant,
    ssr,
    ess: tss - ssr,
    scale,
    sigma: Math.sqrt(scale),
    rsquared: 1 - ssr / tss,
    rsquaredAdj: 1 - ((nobs - Number(hasConstant)) / dfResid) * (ssr / tss),
    fvalue,
    fPvalue: Number.isNaN(fvalue) ? Number.NaN : fCdf(fvalue, { df1: dfModel, df2: dfResid, upper: true }),
    llf,
    aic: 2 * k - 2 * llf,
    bic: k * Math.log(nobs) - 2 * llf,
  };
}

/** The least-squares solution, or the error that says why there is none. */
function solve({
  target,
  columns,
  names,
  moments,
}: Pick<CompleteRows, "target" | "columns" | "names"> & {
  readonly moments: SampleMoments;
}): HouseholderSolution {
  const [n, k] = [target.length, columns.length];
  if (!(k > 0 && n > k)) {
    throw new RangeError(
      `ols requires a coefficient or more, and more rows than coefficients (got ${n} rows for ${k})`,
    );
  }
  const solution = solveShifted(columns, target, moments);
  if ("dependent" in solution) {
    const before = names.slice(0, solution.dependent);
    const cause = before.length > 0 ? `zero or a combination of ${before.join(", ")}` : "zero";
    throw new RangeError(`ols requires independent columns (got ${names[solution.dependent]}: ${cause})`);
  }
  return solution;
}

/** A solution that leaves nothing but rounding: residuals of zero, and coefficients of zero where they explain no more than that. */
function withoutRounding(
  solution: HouseholderSolution,
  y: Float64Array,
  columns: readonly Float64Array[],
): HouseholderSolution {
  const { params, resid } = solution;
  const explained = columns.map(
    (column, j) => Math.abs(params[j] as number) * Math.sqrt(dot(column, column)),
  );
  const size = Math.sqrt(dot(y, y)) + Math.max(...explained);
  return {
    ...solution,
    params: params.map((value, j) => ((explained[j] as number) > ROUNDING * size ? value : 0)),
    resid: new Float64Array(resid.length),
  };
}

/** Wald's F of the hypothesis that some coefficients are zero: b' V^-1 b over their number; NaN for none. */
function jointTest(
  { params, covParams }: { readonly params: Float64Array; readonly covParams: Matrix },
  positions: readonly number[],
): number {
  const pick = (row: Float64Array) => Float64Array.from(positions, (j) => row[j] as number);
  const block = positions.map((i) => pick(covParams[i] as Float64Array));
  return inverseQuadraticForm(block, pick(params)) / positions.length;
}
