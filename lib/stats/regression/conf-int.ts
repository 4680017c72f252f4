import { normalQuantile } from "../distributions/normal.js";
import { studentTQuantile } from "../distributions/student-t.js";
import { NUMBER_CHECKED_LATER, OBJECT, requireOption, requireOptions } from "../series/options.js";
import type { OlsFit } from "./ols.js";

/**
 * Confidence interval of each coefficient: estimate -+ quantile times standard error, the quantile of Student's t or of the normal
 * distribution as the fit's `useT` says. As `conf_int` of statsmodels.
 * @param fit a regression
 * @param options.alpha one minus the coverage; default 0.05 for 95%
 * @returns [low, high] a coefficient, in the order of `fit.names`
 * @throws RangeError when alpha is not between 0 and 1.
 * @example confInt({ params: [2], bse: [0.5], useT: false, dfResid: 9 }, { alpha: 0.05 }) // => [[1.0200180, 2.9799820]]
 */
export function confInt(
  fit: Pick<OlsFit, "params" | "bse" | "useT" | "dfResid">,
  options: { readonly alpha?: number } = {},
): readonly (readonly [low: number, high: number])[] {
  requireOption(fit, "fit", "confInt", OBJECT);
  const { params, bse, useT, dfResid } = fit;
  const { alpha = 0.05 } = requireOptions(options, "confInt", { alpha: NUMBER_CHECKED_LATER });
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`confInt requires an alpha between 0 and 1 (got ${alpha})`);
  const quantile = useT ? studentTQuantile(1 - alpha / 2, { df: dfResid }) : normalQuantile(1 - alpha / 2);
  return Array.from(params, (value, i) => {
    const margin = quantile * (bse[i] as number);
    return [value - margin, value + margin] as const;
  });
}
