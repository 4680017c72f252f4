import { pairwise, type ReturnLegs, requireLegs } from "../relative/legs.js";
import { tieDistance } from "../series/tolerance.js";
import { beta } from "./beta.js";

/**
 * Up beta (bull beta): beta over the periods in which the benchmark rose. PerformanceAnalytics' `SFM.beta.bull`, empyrical's `up_alpha_beta`.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length; excess returns where the model is the
 *   CAPM
 * @returns the slope, with means of its own, over the periods with both returns in which the benchmark's is above zero by more than rounding; NaN
 *   under two of them or when the benchmark does not vary among them
 * @throws RangeError when the legs differ in length.
 * @example upBeta([[0.02, -0.5, 0.06], [0.01, -0.01, 0.03]]) // => 2
 */
export function upBeta(legs: ReturnLegs): number {
  return betaWhere(legs, "upBeta", (benchmark, tie) => benchmark > tie);
}

/**
 * Down beta (bear beta): beta over the periods in which the benchmark fell. PerformanceAnalytics' `SFM.beta.bear`, empyrical's `down_alpha_beta`.
 * @param legs simple returns as decimals, of the asset and of the benchmark, two series of one length; excess returns where the model is the
 *   CAPM
 * @returns the slope, with means of its own, over the periods with both returns in which the benchmark's is below zero by more than rounding; NaN
 *   under two of them or when the benchmark does not vary among them
 * @throws RangeError when the legs differ in length.
 * @example downBeta([[-0.02, 0.5, -0.06], [-0.01, 0.01, -0.03]]) // => 2
 */
export function downBeta(legs: ReturnLegs): number {
  return betaWhere(legs, "downBeta", (benchmark, tie) => benchmark < -tie);
}

function betaWhere(
  legs: ReturnLegs,
  name: string,
  isIn: (benchmark: number, tie: number) => boolean,
): number {
  const [returns, benchmark] = pairwise(requireLegs(legs, name));
  const tie = tieDistance(benchmark);
  const isChosen = (_: number, t: number) => isIn(benchmark[t] as number, tie);
  return beta([returns.filter(isChosen), benchmark.filter(isChosen)]);
}
