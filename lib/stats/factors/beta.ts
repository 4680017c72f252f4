import { type ReturnLegs, requireLegs } from "../relative/legs.js";
import { joinMoments, NO_PAIRS, pairMoments } from "./pair-moments.js";

/**
 * Sensitivity of returns to a benchmark's: covariance over the benchmark's variance; the slope of the market model. As `beta` of
 * empyrical.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length; excess returns where the model is the
 *   CAPM
 * @returns the slope over the periods in which both are there; NaN under two of them or when the benchmark does not vary
 * @throws RangeError when the legs differ in length.
 * @example beta([[0.02, -0.02, 0.04], [0.01, -0.01, 0.02]]) // => 2
 */
export function beta(legs: ReturnLegs): number {
  requireLegs(legs, "beta");
  const [returns, benchmark] = legs;
  let moments = NO_PAIRS;
  for (let t = 0; t < returns.length; t += 1) {
    moments = joinMoments(moments, pairMoments(benchmark[t] as number, returns[t] as number));
  }
  return moments.squares > 0 ? moments.products / moments.squares : Number.NaN;
}
