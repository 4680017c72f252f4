import { NUMBER_CHECKED_LATER, type OptionRules, requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { normalCdf } from "./normal.js";
import { studentTCdf } from "./student-t.js";

const OPTIONS: OptionRules<{ readonly df?: number }> = { df: NUMBER_CHECKED_LATER };

/**
 * Probability of a statistic at least as far from zero, on either side: twice the upper tail of its size.
 * @param statistic NaN gives NaN
 * @param options.df degrees of freedom of Student's t; the standard normal distribution without them
 * @throws RangeError when the degrees of freedom are not above zero, or an option is unknown.
 * @example twoSidedPValue(0, { df: 3 }) // => 1
 */
export function twoSidedPValue(statistic: number, options: { readonly df?: number } = {}): number {
  const { df } = requireOptions(options, "twoSidedPValue", OPTIONS);
  const size = Math.abs(requireNumber(statistic, "twoSidedPValue"));
  return 2 * (df === undefined ? normalCdf(size, { upper: true }) : studentTCdf(size, { df, upper: true }));
}
