import { QUANTILE_OPTIONS, type QuantileOptions, sortedQuantile, sortedValues } from "../quantile.js";
import { NUMBER_CHECKED_LATER, type OptionRules, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

type TailRatioOptions = QuantileOptions & { readonly level?: number };

const OPTIONS: OptionRules<TailRatioOptions> = { ...QUANTILE_OPTIONS, level: NUMBER_CHECKED_LATER };

/**
 * Tail ratio: size of the quantile at a level over size of the quantile at one less the level. Above 1 the large gains are larger than the large
 * losses. empyrical's and quantstats' `tail_ratio`.
 * @param returns simple returns as decimals, any order; missing ones are left out
 * @param options.level of the upper quantile, above 0.5 and below 1; default 0.95
 * @param options.quantileType default 7, as numpy
 * @returns Infinity where only the lower quantile is zero; NaN where both are, and without any return
 * @throws RangeError when the level is out of range, or an option is unknown; TypeError when a return is no number.
 * @example tailRatio([-0.25, 0, 0.5], { level: 0.75 }) // => 2
 */
export function tailRatio(returns: ArrayLike<number>, options: TailRatioOptions = {}): number {
  const { level = 0.95, quantileType = 7 } = requireOptions(options, "tailRatio", OPTIONS);
  if (!(level > 0.5 && level < 1)) {
    throw new RangeError(`tailRatio requires a level above 0.5 and below 1 (got ${level})`);
  }
  const sorted = sortedValues(requireNumbers(returns, "tailRatio"));
  const at = (p: number) => Math.abs(sortedQuantile(sorted, p, { quantileType }));
  return at(level) / at(Number((1 - level).toPrecision(15)));
}
