import { NUMBER_CHECKED_LATER, requireOptions } from "../series/options.js";
import { confInt } from "./conf-int.js";
import type { OlsFit } from "./ols.js";

/** One coefficient of a regression, as a row of the usual table. */
export interface Coefficient {
  readonly name: string;
  readonly coef: number;
  readonly stdErr: number;
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The coefficients of a regression as rows: estimate, standard error, t, p and confidence interval. The middle block of statsmodels'
 * `summary()`.
 * @param fit a regression
 * @param options.alpha one minus the coverage of the interval; default 0.05
 * @returns one row a coefficient, in the order of `fit.names`
 * @throws RangeError when alpha is not between 0 and 1.
 * @example coefficientTable(ols([2, 4, 5, 9], { x: [0, 1, 2, 3] })).map(({ name }) => name) // => ["const", "x"]
 */
export function coefficientTable(
  fit: OlsFit,
  options: { readonly alpha?: number } = {},
): readonly Coefficient[] {
  const { alpha = 0.05 } = requireOptions(options, "coefficientTable", { alpha: NUMBER_CHECKED_LATER });
  return confInt(fit, { alpha }).map(([low, high], i) => ({
    name: fit.names[i] as string,
    coef: fit.params[i] as number,
    stdErr: fit.bse[i] as number,
    t: fit.tvalues[i] as number,
    p: fit.pvalues[i] as number,
    low,
    high,
  }));
}
