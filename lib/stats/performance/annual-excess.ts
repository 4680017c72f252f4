import { returnsOver } from "../series/excess-returns.js";
import { NUMBER_OR_SERIES, type OptionRules } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { requireNumbers } from "../series/require-numbers.js";
import { ANNUAL_OPTIONS, type AnnualOptions, annualReturn } from "./annual-return.js";

/** The yearly scale, and the rate that a return is over. */
export interface AnnualExcessOptions extends AnnualOptions {
  /** Rate for each period of the returns (not annual): one for all, or one a period. Default 0. */
  readonly riskFree?: number | ArrayLike<number>;
}

/** The rules of these options. */
export const ANNUAL_EXCESS_OPTIONS: OptionRules<AnnualExcessOptions> = {
  ...ANNUAL_OPTIONS,
  riskFree: NUMBER_OR_SERIES,
};

/**
 * The compound annual growth rates of returns and of a rate, over the periods in which both are there: no other counts towards the years. Throws
 * RangeError, in the name of the function that asks, when the rates are a series of another length.
 * @example annualRates([0.5, 0.5], { riskFree: 0.25, periodsPerYear: 1 }, "martinRatio") // => { own: 0.5, rate: 0.25 }
 */
export function annualRates(
  returns: ArrayLike<number>,
  { riskFree = 0, ...annual }: AnnualExcessOptions,
  name: string,
): { readonly own: number; readonly rate: number } {
  const known = requireNumbers(returns, name);
  const excess = returnsOver(known, riskFree, name);
  const isThere = (_: number, t: number) => !Number.isNaN(excess[t]);
  const own = annualReturn(known.filter(isThere), annual);
  if (typeof riskFree !== "number") {
    return { own, rate: annualReturn(requireNumbers(riskFree, name).filter(isThere), annual) };
  }
  const { periodsPerYear = TRADING_DAYS_PER_YEAR } = annual;
  const rate = Math.expm1(Math.log1p(riskFree) * periodsPerYear);
  return { own, rate };
}
