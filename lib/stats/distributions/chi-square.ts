import { incompleteGamma } from "./incomplete-gamma.js";
import { requireDegrees, type Tail } from "./tail.js";

/**
 * Probability that a chi-square variable is at or below x: P(df / 2, x / 2), a regularised incomplete gamma function.
 * @param x below zero gives 0; NaN gives NaN
 * @param options.df degrees of freedom, above zero, not necessarily whole
 * @param options.upper the probability above x instead: a p value
 * @throws RangeError when df is not above zero
 * @example chiSquareCdf(3.841, { df: 1 }).toFixed(4) // => "0.9500"
 */
export function chiSquareCdf(x: number, { df, upper = false }: { readonly df: number } & Tail): number {
  requireDegrees(df, "chiSquareCdf");
  if (Number.isNaN(x)) return Number.NaN;
  return incompleteGamma(df / 2, x / 2)[upper ? "upper" : "lower"];
}
