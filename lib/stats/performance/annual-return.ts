import { ABOVE_ZERO, type OptionRules, oneOf, requireOptions, ZERO_OR_MORE } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { requireNumbers } from "../series/require-numbers.js";
import { cumulativeReturn } from "./cumulative-return.js";

/** How returns are put on a yearly scale. */
export interface AnnualOptions {
  /** 252 for trading days (default), 52 for weeks, 12 for months. */
  readonly periodsPerYear?: number;
  /** Length of the span in years; default the number of returns over the periods a year. From days: `yearsBetween(from, to)`. */
  readonly years?: number;
  /**
   * What a span of less than a year gives: "missing" (default), NaN, since a return over less than a year must not be annualised (GIPS), or
   * "annualise", as empyrical and pyfolio do.
   */
  readonly underOneYear?: "missing" | "annualise";
}

/** The rules of these options, for the functions that have others besides. */
export const ANNUAL_OPTIONS: OptionRules<AnnualOptions> = {
  periodsPerYear: ABOVE_ZERO,
  years: ZERO_OR_MORE,
  underOneYear: oneOf("missing", "annualise"),
};

/**
 * Compound annual growth rate (CAGR) of simple returns: (1 + R)^(1 / years) - 1. empyrical's `annual_return` and `cagr`, but NaN under one year
 * unless asked for. Ruin is -1.
 * @param returns simple returns as decimals; a missing one is left out of the product, but its period counts
 * @param options.periodsPerYear periods a year; default 252
 * @param options.years length of the span; default n over the periods a year, which leaves a year of 250 sessions short of one
 * @param options.underOneYear "missing" (default) or "annualise"
 * @returns NaN without any return
 * @throws RangeError when an option is out of range or unknown; TypeError when a return is no number.
 * @example annualReturn([0.5, 0.5], { periodsPerYear: 1 }) // => 0.5
 */
export function annualReturn(returns: ArrayLike<number>, options: AnnualOptions = {}): number {
  const known = requireNumbers(returns, "annualReturn");
  const {
    periodsPerYear = TRADING_DAYS_PER_YEAR,
    years = known.length / periodsPerYear,
    underOneYear = "missing",
  } = requireOptions(options, "annualReturn", ANNUAL_OPTIONS);
  if (years < 1 && underOneYear === "missing") return Number.NaN;
  return rootReturn(cumulativeReturn(known), years);
}

/** (1 + R)^(1 / years) - 1, by way of logarithms, so that a small return keeps its digits. */
function rootReturn(cumulative: number, years: number): number {
  return Math.expm1(Math.log1p(cumulative) / years);
}
