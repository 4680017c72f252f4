import { deviation, type SampleMoments, sampleMoments } from "../sample-moments.js";

/** A sample by its size, mean and standard deviation (n), and the third and fourth moments of its standardised values. */
export interface StandardMoments {
  readonly count: number;
  readonly mean: number;
  /** Divisor n; NaN without any value. */
  readonly deviation: number;
  /** Mean of z^3, with z the distance from the mean in standard deviations; NaN without spread. */
  readonly third: number;
  /** Mean of z^4: 3 for a normal distribution; NaN without spread. */
  readonly fourth: number;
}

/**
 * Moments of the returns that are there; NaN is left out. A spread that is no more than rounding is none.
 * @example standardMoments(Float64Array.of(-1, 1)) // => { count: 2, mean: 0, deviation: 1, third: 0, fourth: 1 }
 */
export function standardMoments(returns: Float64Array): StandardMoments {
  const moments: SampleMoments = sampleMoments(returns, { unit: 1 });
  const { count, mean } = moments;
  const spread = deviation(moments, 0);
  let [cubes, fourths] = [0, 0];
  for (let t = 0; t < returns.length; t += 1) {
    const z = ((returns[t] as number) - mean) / spread;
    if (Number.isNaN(z)) continue;
    cubes += z ** 3;
    fourths += z ** 4;
  }
  const known = spread > 0 && spread < Number.POSITIVE_INFINITY;
  return {
    count,
    mean,
    deviation: spread,
    third: known ? cubes / count : Number.NaN,
    fourth: known ? fourths / count : Number.NaN,
  };
}
