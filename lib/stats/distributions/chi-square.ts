import { requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { incompleteGamma } from "./incomplete-gamma.js";
import { DF_OPTIONS, requireDegrees, type Tail } from "./tail.js";

/**
 * Probability that a chi-square variable is at or below x: P(df / 2, x / 2), a regularised incomplete gamma function.
 * @param x below zero gives 0; NaN gives NaN
 * @param options.df degrees of freedom, above zero, not necessarily whole
 * @param options.upper the probability above x instead: a p value
 * @throws RangeError when df is not above zero, or an option is unknown; TypeError when x is no number
 * @example chiSquareCdf(3.841, { df: 1 }).toFixed(4) // => "0.9500"
 */
export function chiSquareCdf(x: number, options: { readonly df: number } & Tail): number {
  const { df, upper = false } = requireOptions(options, "chiSquareCdf", DF_OPTIONS);
  requireDegrees(df, "chiSquareCdf");
  if (Number.isNaN(requireNumber(x, "chiSquareCdf"))) return Number.NaN;
  return incompleteGamma(df / 2, x / 2)[upper ? "upper" : "lower"];
}
