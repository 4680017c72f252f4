import { deviation, sampleMoments } from "../sample-moments.js";
import { type OptionRules, requireOptions, SERIES, ZERO_OR_MORE } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { requireWeights } from "./weights.js";

/** How members count, without weights what is taken off their number. */
interface DispersionOptions {
  readonly weights?: ArrayLike<number>;
  readonly ddof?: number;
}

const OPTIONS: OptionRules<DispersionOptions> = { weights: SERIES, ddof: ZERO_OR_MORE };

/**
 * Cross-sectional dispersion: the standard deviation of the members' returns over one period.
 * With weights, the root of the weighted mean squared distance from the weighted mean return, as index providers publish it (S&P Dow Jones
 * Indices: sum of w (r - r_index)^2); without, the sample standard deviation.
 * @param returns one a member, decimals; members with a missing return (or weight) are left out and the other weights scaled up
 * @param options.weights one a member, zero or more; any scale
 * @param options.ddof divisor n - ddof without weights, default 1; not used with weights
 * @returns NaN with too few members
 * @throws RangeError when weights are not one a member, one is negative, or an option is out of range or
 *   unknown; TypeError when a return or weight is no number.
 * @example dispersion([0.01, 0.03, 0.05]) // => 0.02
 * @example dispersion([0.1, 0.2], { weights: [3, 1] }) // => 0.0433013
 */
export function dispersion(returns: ArrayLike<number>, options: DispersionOptions = {}): number {
  const members = requireNumbers(returns, "dispersion");
  const { weights: given, ddof = 1 } = requireOptions(options, "dispersion", OPTIONS);
  if (given === undefined) return deviation(sampleMoments(members, { unit: 1 }), ddof);
  const weights = requireWeights(given, members.length, "dispersion");
  let total = 0;
  let sum = 0;
  const known: [value: number, weight: number][] = [];
  for (let i = 0; i < members.length; i += 1) {
    const [value, weight] = [members[i] as number, weights[i] as number];
    if (Number.isNaN(value) || Number.isNaN(weight)) continue;
    known.push([value, weight]);
    total += weight;
    sum += weight * value;
  }
  const mean = sum / total;
  let squares = 0;
  for (const [value, weight] of known) squares += weight * (value - mean) ** 2;
  return Math.sqrt(squares / total);
}
