import { blockMeans } from "../bootstrap/block-means.js";
import { type BlockPlan, planBlocks, type ResamplingOptions } from "../bootstrap/blocks.js";
import { deviation, sampleMoments } from "../sample-moments.js";

/** Means of k series, and how far from them resampled means lie. */
export interface ResampledDifferences {
  readonly means: Float64Array;
  /** Bootstrap standard error of each mean; zero without any spread. */
  readonly standardErrors: Float64Array;
  /** Resampled mean less the mean: one array of replications a series. */
  readonly deviations: readonly Float64Array[];
  readonly plan: BlockPlan;
}

/**
 * Block bootstrap of the means of k series with the same blocks, in the name of the function that asks. What is missing is not part of a series' own
 * sample: its mean is over what is there, in the sample and in each replication.
 * @param series k aligned series, oldest first
 * @throws RangeError when a series has fewer than two values, or as `planBlocks`.
 * @example resampledDifferences([Float64Array.of(1, 2)], { name: "f", blockLength: 1, replications: 9 }).means // => Float64Array [1.5]
 */
export function resampledDifferences(
  series: readonly Float64Array[],
  options: { readonly name: string } & ResamplingOptions,
): ResampledDifferences {
  const { name } = options;
  const k = series.length;
  if (k === 0) throw new RangeError(`${name} requires one series or more (got 0)`);
  const moments = series.map((one) => sampleMoments(one));
  for (const [at, { count }] of moments.entries()) {
    if (count < 2)
      throw new RangeError(`${name} requires two values or more a series (got ${count} in ${at})`);
  }
  const means = Float64Array.from(moments, ({ mean }) => mean);
  // About the mean, so that a large level costs no digits; a series without spread is exactly zero.
  const centred = series.map((one, at) =>
    one.map((value) => {
      const { mean, squares } = moments[at] as { readonly mean: number; readonly squares: number };
      return Number.isNaN(value) || squares === 0 ? 0 : value - mean;
    }),
  );
  const whole = moments.every(({ count }, at) => count === (series[at] as Float64Array).length);
  const present = series.map((one) => one.map((value) => (Number.isNaN(value) ? 0 : 1)));
  const plan = planBlocks(centred, options);
  const meansOf = blockMeans(whole ? centred : [...centred, ...present]);
  const deviations = series.map(() => new Float64Array(plan.replications));
  for (let r = 0; r < plan.replications; r += 1) {
    const drawn = meansOf(plan.draw());
    for (let j = 0; j < k; j += 1) {
      const share = whole ? 1 : (drawn[k + j] as number);
      (deviations[j] as Float64Array)[r] = share > 0 ? (drawn[j] as number) / share : 0;
    }
  }
  const standardErrors = Float64Array.from(deviations, (one, at) =>
    moments[at]?.squares === 0 ? 0 : deviation(sampleMoments(one), 1),
  );
  return { means, standardErrors, deviations, plan };
}
