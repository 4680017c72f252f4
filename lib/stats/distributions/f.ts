import { NUMBER_CHECKED_LATER, type OptionRules, required, requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { incompleteBeta } from "./incomplete-beta.js";
import { incompleteGamma } from "./incomplete-gamma.js";
import { requireDegrees, TAIL_OPTIONS, type Tail } from "./tail.js";

/** Two degrees of freedom and a tail. */
type FOptions = { readonly df1: number; readonly df2: number } & Tail;

const OPTIONS: OptionRules<FOptions> = {
  df1: required(NUMBER_CHECKED_LATER),
  df2: required(NUMBER_CHECKED_LATER),
  ...TAIL_OPTIONS,
};

/**
 * Probability that an F variable is at or below x: a regularised incomplete beta function of df1 x / (df1 x + df2).
 * @param x below zero gives 0; NaN gives NaN
 * @param options.df1 degrees of freedom of the numerator, above zero, finite
 * @param options.df2 degrees of freedom of the denominator, above zero; infinity gives the chi-square limit
 * @param options.upper the probability above x instead: a p value
 * @throws RangeError when degrees of freedom are not above zero, or df1 is infinite
 * @example fCdf(4.965, { df1: 1, df2: 10 }).toFixed(4) // => "0.9500"
 */
export function fCdf(x: number, options: FOptions): number {
  const { df1, df2, upper = false } = requireOptions(options, "fCdf", OPTIONS);
  requireDegrees(df1, "fCdf");
  requireDegrees(df2, "fCdf");
  if (df1 === Number.POSITIVE_INFINITY) throw new RangeError("fCdf requires a finite df1 (got Infinity)");
  if (Number.isNaN(requireNumber(x, "fCdf"))) return Number.NaN;
  const side = upper ? "upper" : "lower";
  if (df2 === Number.POSITIVE_INFINITY) return incompleteGamma(df1 / 2, (df1 * x) / 2)[side];
  const odds = (df1 * Math.max(x, 0)) / df2;
  const y = 1 / (1 + odds);
  return incompleteBeta({ x: odds === Number.POSITIVE_INFINITY ? 1 : odds * y, y, a: df1 / 2, b: df2 / 2 })[
    side
  ];
}
