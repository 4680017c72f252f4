import { sampleMoments } from "../sample-moments.js";
import { FUNCTION, required, requireOptions } from "../series/options.js";
import { requireSeries } from "../series/require-numbers.js";
import type { Statistic } from "./bootstrap.js";

const STATISTIC = { statistic: required(FUNCTION) };

/**
 * The statistic with each observation left out in turn, from all series at once.
 * @param series one or several, of one length
 * @returns one value an observation left out
 * @throws RangeError when there are fewer than two observations, or the series differ in length.
 * @example jackknife([[1, 2, 6]], { statistic: ([x]) => Math.max(...x) }) // => Float64Array [6, 6, 2]
 */
export function jackknife(
  series: readonly ArrayLike<number>[],
  options: { readonly statistic: Statistic },
): Float64Array {
  const { statistic } = requireOptions(options, "jackknife", STATISTIC);
  const source = requireSeries(series, "jackknife");
  const n = source[0]?.length ?? 0;
  if (n < 2) throw new RangeError(`jackknife requires at least two observations (got ${n})`);
  const other = source.find((one) => one.length !== n);
  if (other) throw new RangeError(`jackknife requires series of one length (got ${n} and ${other.length})`);
  const left = source.map((one) => one.slice(1));
  return Float64Array.from({ length: n }, (_, out) => {
    // From one step to the next only one place changes: the observation that comes back.
    if (out > 0)
      for (const [k, one] of left.entries())
        one.set((source[k] as Float64Array).subarray(out - 1, out), out - 1);
    return statistic(left);
  });
}

/**
 * Acceleration of the BCa interval, from the skewness of the jackknife: sum of d^3 over 6 (sum of d^2)^(3/2), with d the mean of the
 * jackknife less its values. Efron (1987), as in arch and scipy; also for series, where it leaves out one observation, not one block.
 * @param series one or several, of one length, without NaN
 * @throws RangeError when the statistic is the same whichever observation is left out, or as `jackknife`.
 * @example jackknifeAcceleration([[0, 0, 3]], { statistic: ([x]) => x.reduce((a, b) => a + b) / x.length }) // => 0.0680414
 */
export function jackknifeAcceleration(
  series: readonly ArrayLike<number>[],
  options: { readonly statistic: Statistic },
): number {
  const { statistic } = requireOptions(options, "jackknifeAcceleration", STATISTIC);
  const values = jackknife(requireSeries(series, "jackknifeAcceleration"), { statistic });
  const { mean, squares } = sampleMoments(values);
  if (!(squares > 0)) throw new RangeError("jackknifeAcceleration requires a statistic that varies");
  let cubes = 0;
  for (const value of values) cubes += (mean - value) ** 3;
  return cubes / (6 * squares ** 1.5);
}
