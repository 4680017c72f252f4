import { returnsOver } from "../series/excess-returns.js";
import { NUMBER_OR_SERIES, requireOptions } from "../series/options.js";
import { ROUNDING } from "../series/tolerance.js";

/**
 * Omega ratio: the sum of returns above a required one over the sum of shortfalls below it. Keating and Shadwick (2002); PerformanceAnalytics' `Omega`
 * and empyrical's `omega_ratio`, which takes its required return a year.
 * @param returns simple returns as decimals, any order; missing ones are left out
 * @param options.requiredReturn return per period (not annual), one or a series; default 0
 * @returns 1 where the mean is the required return; Infinity for gains without a shortfall (empyrical and quantstats: NaN), 0 for shortfalls alone, NaN
 *   for neither
 * @throws RangeError when the required returns are a series of another length, or an option is unknown; TypeError when a return is no number.
 * @example omegaRatio([0.5, -0.25, 0.25]) // => 3
 */
export function omegaRatio(
  returns: ArrayLike<number>,
  options: { readonly requiredReturn?: number | ArrayLike<number> } = {},
): number {
  const { requiredReturn = 0 } = requireOptions(options, "omegaRatio", { requiredReturn: NUMBER_OR_SERIES });
  const excess = returnsOver(returns, requiredReturn, "omegaRatio");
  let [gains, losses] = [0, 0];
  for (const value of excess) {
    if (value > ROUNDING) gains += value;
    else if (value < -ROUNDING) losses -= value;
  }
  return gains / losses;
}
