import { maxDrawdown } from "../max-drawdown.js";
import { wealthOf } from "../series/compound.js";
import { requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { ANNUAL_OPTIONS, type AnnualOptions, annualReturn } from "./annual-return.js";

/**
 * Calmar ratio: compound annual growth rate over the size of the deepest drawdown, both over the whole sample (Young 1991 took 36 months).
 * empyrical's `calmar_ratio`, but NaN under one year unless asked for.
 * @param returns simple returns as decimals, oldest first; over a missing one wealth stays as it was
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span; default n over the periods a year
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns NaN without any drawdown, and without any return
 * @throws RangeError when an option is out of range or unknown; TypeError when a return is no number.
 * @example calmarRatio([-0.5, 3.5], { periodsPerYear: 1 }) // => 1
 */
export function calmarRatio(returns: ArrayLike<number>, options: AnnualOptions = {}): number {
  const known = requireNumbers(returns, "calmarRatio");
  requireOptions(options, "calmarRatio", ANNUAL_OPTIONS);
  const depth = maxDrawdown(wealthOf(known, "skip"));
  const ratio = annualReturn(known, options) / -depth;
  return depth < 0 && Number.isFinite(ratio) ? ratio : Number.NaN;
}
