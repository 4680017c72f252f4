import { pairwise, type ReturnLegs, requireLegs } from "../relative/legs.js";
import { sampleMoments } from "../sample-moments.js";

/**
 * Sensitivity of returns to a benchmark's: covariance over the benchmark's variance; the slope of the market model. As `beta` of
 * empyrical.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length; excess returns where the model is the
 *   CAPM
 * @returns the slope over the periods in which both are there; NaN under two of them or when the benchmark does not vary beyond
 *   rounding
 * @throws RangeError when the legs differ in length.
 * @example beta([[0.02, -0.02, 0.04], [0.01, -0.01, 0.02]]) // => 2
 */
export function beta(legs: ReturnLegs): number {
  const [returns, benchmark] = pairwise(requireLegs(legs, "beta"));
  const { mean: meanReturn } = sampleMoments(returns);
  const { mean, squares } = sampleMoments(benchmark, { unit: 1 });
  let products = 0;
  for (let t = 0; t < returns.length; t += 1) {
    const product = ((benchmark[t] as number) - mean) * ((returns[t] as number) - meanReturn);
    if (!Number.isNaN(product)) products += product;
  }
  return squares > 0 && squares < Number.POSITIVE_INFINITY ? products / squares : Number.NaN;
}
