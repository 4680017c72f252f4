import { twoSidedPValue } from "../distributions/two-sided-p-value.js";
import type { Regressors } from "../regression/complete-rows.js";
import { neweyWest, neweyWestLags } from "../regression/newey-west.js";
import { type OlsFit, ols } from "../regression/ols.js";
import { sampleMoments } from "../sample-moments.js";
import {
  NUMBER_CHECKED_LATER,
  OBJECT,
  type OptionRules,
  oneOf,
  requireOption,
  requireOptions,
  TRUE_OR_FALSE,
} from "../series/options.js";
import { shownValue } from "../text/shown-value.js";

/** One period's returns and what is to explain them, one value an asset. */
export interface CrossSection {
  readonly y: ArrayLike<number>;
  readonly regressors: Regressors;
}

/** How the cross-sections are regressed and what errors their mean has. */
export interface FamaMacBethOptions {
  /** Put a column of ones, named `const`, before the regressors. Default true. */
  readonly intercept?: boolean;
  /** What an asset with NaN does in its period: `raise` (default) refuses it, `drop` leaves it out. */
  readonly missing?: "raise" | "drop";
  /** `nonrobust` (default): periods independent, as Fama and MacBeth. `HAC`: Newey and West's errors. */
  readonly covType?: "nonrobust" | "HAC";
  /** Lags of `HAC`; default `neweyWestLags` of the number of periods. */
  readonly maxlags?: number;
  /** Divide by T - 1 (default) instead of T, as linearmodels does. */
  readonly debiased?: boolean;
  /** P values from Student's t with T - 1 degrees of freedom (default) or from the normal distribution. */
  readonly useT?: boolean;
}

const OPTIONS: OptionRules<FamaMacBethOptions> = {
  intercept: TRUE_OR_FALSE,
  missing: oneOf("raise", "drop"),
  covType: oneOf("nonrobust", "HAC"),
  maxlags: NUMBER_CHECKED_LATER,
  debiased: TRUE_OR_FALSE,
  useT: TRUE_OR_FALSE,
};

/** Prices of characteristics, averaged over periods; names as of a fitted regression. Arrays of k follow `names`. */
export interface FamaMacBeth {
  readonly names: readonly string[];
  /** Mean over periods of the cross-sections' coefficients. */
  readonly params: Float64Array;
  readonly bse: Float64Array;
  readonly tvalues: Float64Array;
  /** Two-sided. */
  readonly pvalues: Float64Array;
  /** Covariance of `params`: k rows of k. */
  readonly covParams: readonly Float64Array[];
  /** Lags of the kernel; null unless `covType` is `HAC`. */
  readonly maxlags: number | null;
  /** Each coefficient over the periods: k series of T. */
  readonly periodParams: readonly Float64Array[];
  /** Periods T. */
  readonly periods: number;
  /** Assets of all periods together. */
  readonly nobs: number;
  /** Mean over periods of the cross-sections' R squared, of those that have one. */
  readonly averageRsquared: number;
}

/**
 * Fama and MacBeth's (1973) regression: a cross-section each period by least squares, coefficients averaged over periods, and errors from how they vary
 * over time; with `HAC` Newey and West's (1987), as coefficients of overlapping or persistent returns need.
 * Cov(b) = S / (T (T - 1)), S the sum of squared deviations of the periods' coefficients, with Bartlett weights for `HAC`. As linearmodels' `FamaMacBeth`
 * with `unadjusted` and `kernel` covariance at a given bandwidth.
 * @param crossSections T periods, oldest first, each with its own assets and the same regressors by name or in order
 * @param options see `FamaMacBethOptions`
 * @throws RangeError when there are fewer than two periods, regressors differ between periods, lags are out of range, an option is unknown, or `ols`
 *   refuses a period's regression: its position is named.
 * @example famaMacBeth([0.5, 0.25].map((slope) => ({ y: [0, slope, 2 * slope], regressors: { size: [0, 1, 2] } }))).params[1] // => 0.375
 */
export function famaMacBeth(
  crossSections: readonly CrossSection[],
  options: FamaMacBethOptions = {},
): FamaMacBeth {
  const {
    intercept = true,
    missing = "raise",
    covType = "nonrobust",
    maxlags,
    debiased = true,
    useT = true,
  } = requireOptions(options, "famaMacBeth", OPTIONS);
  if (!Array.isArray(crossSections)) {
    throw new TypeError(`famaMacBeth requires a list of cross-sections (got ${shownValue(crossSections)})`);
  }
  const fits = Array.from(crossSections as readonly CrossSection[], (section, t) =>
    fitOf(section, t, { intercept, missing }),
  );
  const periods = fits.length;
  const [first] = fits;
  if (first === undefined || periods < 2) {
    throw new RangeError(`famaMacBeth requires two periods or more (got ${periods})`);
  }
  const strange = fits.findIndex(({ names }) => names.join("\n") !== first.names.join("\n"));
  if (strange >= 0) {
    throw new RangeError(
      `famaMacBeth requires the same regressors in each period (got ${first.names} and, in period ${strange}, ${fits[strange]?.names})`,
    );
  }
  const periodParams = first.names.map((_, j) =>
    Float64Array.from(fits, ({ params }) => params[j] as number),
  );
  const moments = periodParams.map((values) => sampleMoments(values));
  const params = Float64Array.from(moments, ({ mean }) => mean);
  const deviations = periodParams.map((values, j) =>
    values.map((value) => (moments[j]?.squares === 0 ? 0 : value - (params[j] as number))),
  );
  const lags = covType === "HAC" ? (maxlags ?? neweyWestLags(periods)) : 0;
  const divisor = periods * (periods - Number(debiased));
  const covParams = neweyWest(deviations, { maxlags: lags }).map((row) =>
    row.map((value) => value / divisor),
  );
  const bse = Float64Array.from(covParams, (row, j) => Math.sqrt(row[j] as number));
  const tvalues = params.map((value, j) => value / (bse[j] as number));
  const explained = sampleMoments(fits.map(({ rsquared }) => rsquared));
  return {
    names: first.names,
    params,
    bse,
    tvalues,
    pvalues: tvalues.map((t) => twoSidedPValue(t, useT ? { df: periods - 1 } : {})),
    covParams,
    maxlags: covType === "HAC" ? lags : null,
    periodParams,
    periods,
    nobs: fits.reduce((sum, fit) => sum + fit.nobs, 0),
    averageRsquared: explained.mean,
  };
}

function fitOf(
  section: CrossSection,
  t: number,
  options: Required<Pick<FamaMacBethOptions, "intercept" | "missing">>,
): OlsFit {
  requireOption(section, `cross-section ${t}`, "famaMacBeth", OBJECT);
  try {
    return ols(section.y, section.regressors, options);
  } catch (error) {
    const Kind = error instanceof TypeError ? TypeError : RangeError;
    throw new Kind(`famaMacBeth, in period ${t}: ${(error as Error).message}`, { cause: error });
  }
}
