import { deviation, sampleMoments } from "../sample-moments.js";
import { FUNCTION, type OptionRules, required, requireOptions } from "../series/options.js";
import { requireSeries } from "../series/require-numbers.js";
import { blockMeans } from "./block-means.js";
import {
  type BlockPlan,
  type BootstrapScheme,
  planBlocks,
  RESAMPLING_OPTIONS,
  type ResamplingOptions,
} from "./blocks.js";

/** A number worked out from one or several aligned series. The arrays are reused: read them, do not keep them. */
export type Statistic = (series: readonly Float64Array[]) => number;

/** A statistic, and what it was in each replication of a bootstrap. */
export interface Bootstrap {
  /** The statistic of the series as given. */
  readonly estimate: number;
  /** The statistic of each replication, in the order drawn. */
  readonly replicates: Float64Array;
  /** Standard deviation of the replicates (n - 1). */
  readonly standardError: number;
  readonly scheme: BootstrapScheme;
  /** Mean length (stationary) or length of a block. */
  readonly blockLength: number;
  readonly seed: number;
}

/** How to resample, and what of. */
type StatisticOptions = { readonly statistic: Statistic } & ResamplingOptions;
type MeansOptions = { readonly statistic?: (means: Float64Array) => number } & ResamplingOptions;

const OPTIONS: OptionRules<StatisticOptions> = { ...RESAMPLING_OPTIONS, statistic: required(FUNCTION) };
const MEANS_OPTIONS: OptionRules<MeansOptions> = { ...RESAMPLING_OPTIONS, statistic: FUNCTION };

/**
 * Block bootstrap of a statistic of one or several series, which are resampled with the same blocks, so that what happened together stays
 * together. Stationary (Politis and Romano 1994), circular or moving blocks.
 * @param series one or several, of one length, equally spaced, oldest first, without NaN
 * @param options.statistic worked out on arrays of the same number and length as the series
 * @returns as many replicates as replications; the same for the same seed
 * @throws RangeError when the series differ in length, have fewer than two values or a NaN, or an option is out of range or unknown; TypeError
 *   when a value is no number.
 * @example bootstrap([[1, 2, 6]], { statistic: ([x]) => Math.max(...x), blockLength: 2, replications: 100 }).estimate // => 6
 */
export function bootstrap(series: readonly ArrayLike<number>[], options: StatisticOptions): Bootstrap {
  const { statistic, ...resampling } = requireOptions(options, "bootstrap", OPTIONS);
  const source = requireSeries(series, "bootstrap").map((one) => one.slice());
  const plan = planBlocks(source, { name: "bootstrap", ...resampling });
  const n = (source[0] as Float64Array).length;
  // Twice over, so that a block runs on past the end of the circle.
  const circles = source.map((one) => {
    const circle = new Float64Array(2 * n);
    circle.set(one);
    circle.set(one, n);
    return circle;
  });
  const resampled = source.map(() => new Float64Array(n));
  const replicate = () => {
    const { starts, lengths, count } = plan.draw();
    for (let k = 0; k < source.length; k += 1) {
      const from = circles[k] as Float64Array;
      const into = resampled[k] as Float64Array;
      let at = 0;
      for (let block = 0; block < count; block += 1) {
        const start = starts[block] as number;
        const length = lengths[block] as number;
        for (let i = 0; i < length; i += 1) into[at + i] = from[start + i] as number;
        at += length;
      }
    }
    return statistic(resampled);
  };
  return collect(plan, { estimate: statistic(source), replicate });
}

/**
 * As `bootstrap` for a statistic of the series' means, in the time of one step a block: a block's sum is a difference of two running sums.
 * The blocks are those of `bootstrap` with the same options; results agree to rounding.
 * @param series one or several, of one length, equally spaced, oldest first, without NaN
 * @param options.statistic of the means, in the order of the series. Default: the mean of one series, the first mean less the second of two.
 * @throws RangeError as `bootstrap`, and for three series or more without a statistic.
 * @example bootstrapMeans([[3, 1, 2], [1, 1, 1]], { blockLength: 3, scheme: "circular" }).standardError // => 0
 */
export function bootstrapMeans(series: readonly ArrayLike<number>[], options: MeansOptions = {}): Bootstrap {
  const { statistic, ...resampling } = requireOptions(options, "bootstrapMeans", MEANS_OPTIONS);
  const source = requireSeries(series, "bootstrapMeans");
  if (!statistic && source.length > 2) {
    throw new RangeError(
      `bootstrapMeans requires a statistic for more than two series (got ${source.length})`,
    );
  }
  const plan = planBlocks(source, { name: "bootstrapMeans", ...resampling });
  const of = statistic ?? ((means: Float64Array) => (means[0] as number) - (means[1] ?? 0));
  const meansOf = blockMeans(source);
  const n = (source[0] as Float64Array).length;
  const estimate = of(meansOf({ starts: Int32Array.of(0), lengths: Int32Array.of(n), count: 1 }).slice());
  return collect(plan, { estimate, replicate: () => of(meansOf(plan.draw())) });
}

function collect(
  { scheme, blockLength, replications, seed }: BlockPlan,
  { estimate, replicate }: { readonly estimate: number; readonly replicate: () => number },
): Bootstrap {
  const replicates = new Float64Array(replications);
  for (let r = 0; r < replications; r += 1) replicates[r] = replicate();
  const standardError = deviation(sampleMoments(replicates), 1);
  return { estimate, replicates, standardError, scheme, blockLength, seed };
}
