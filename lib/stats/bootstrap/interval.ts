import { normalCdf, normalQuantile } from "../distributions/normal.js";
import { sortedQuantile, sortedValues } from "../quantile.js";
import {
  NUMBER_CHECKED_LATER,
  OBJECT,
  type OptionRules,
  oneOf,
  requireOption,
  requireOptions,
} from "../series/options.js";
import { requireNumber, requireNumbers } from "../series/require-numbers.js";
import { tieDistance } from "../series/tolerance.js";
import type { Bootstrap } from "./bootstrap.js";

/** Ends of a confidence interval. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** Share of intervals made this way that hold the true value, as intended: 0.95. */
  readonly level: number;
}

/** Which interval. `bca` needs the acceleration, which `jackknifeAcceleration` works out. */
export type IntervalMethod =
  | { readonly method?: "percentile" | "basic" | "bc"; readonly acceleration?: never }
  | { readonly method: "bca"; readonly acceleration: number };

/** Coverage and kind of an interval. */
interface IntervalOptions {
  readonly level?: number;
  readonly method?: "percentile" | "basic" | "bc" | "bca";
  readonly acceleration?: number;
}

const OPTIONS: OptionRules<IntervalOptions> = {
  level: NUMBER_CHECKED_LATER,
  method: oneOf("percentile", "basic", "bc", "bca"),
  acceleration: NUMBER_CHECKED_LATER,
};

/**
 * Confidence interval from a bootstrap, with equal tails.
 * `percentile`: quantiles of the replicates. `basic`: twice the estimate less the opposite quantile. `bc`, `bca`: percentile with the
 * probabilities moved for bias (from the share of replicates below the estimate, half of those
 * equal to rounding) and acceleration (Efron 1987; Efron and
 * Tibshirani 1993, chapter 14). Quantiles are of type 7, as in arch and scipy.
 * @param bootstrap estimate and replicates; replicates that are NaN are left out
 * @param options.level between 0 and 1, default 0.95
 * @param options.method default `percentile`
 * @throws RangeError when the level is out of range, or for `bc` and `bca` when no replicate or every one lies below the estimate.
 * @example bootstrapInterval({ estimate: 2, replicates: [0, 1, 2, 3, 4] }, { level: 0.5 }) // => { lower: 1, upper: 3, level: 0.5 }
 */
export function bootstrapInterval(
  bootstrap: Pick<Bootstrap, "estimate"> & { readonly replicates: ArrayLike<number> },
  options: { readonly level?: number } & IntervalMethod = {},
): Interval {
  requireOption(bootstrap, "bootstrap", "bootstrapInterval", OBJECT);
  const estimate = requireNumber(bootstrap.estimate, "bootstrapInterval");
  const replicates = requireNumbers(bootstrap.replicates, "bootstrapInterval");
  const {
    level = 0.95,
    method = "percentile",
    acceleration = 0,
  } = requireOptions<IntervalOptions>(options, "bootstrapInterval", OPTIONS);
  if (method === "bca" && options.acceleration === undefined) {
    throw new RangeError(
      "bootstrapInterval requires an acceleration for bca (got undefined); jackknifeAcceleration computes it",
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`bootstrapInterval requires a level between 0 and 1 (got ${level})`);
  }
  const sorted = sortedValues(replicates);
  const tail = (1 - level) / 2;
  if (method === "percentile" || method === "basic") {
    const [low, high] = [sortedQuantile(sorted, tail), sortedQuantile(sorted, 1 - tail)];
    return method === "basic"
      ? { lower: 2 * estimate - high, upper: 2 * estimate - low, level }
      : { lower: low, upper: high, level };
  }
  const bias = normalQuantile(shareBelow(sorted, estimate));
  const moved = (p: number) => {
    const z = bias + normalQuantile(p);
    return sortedQuantile(sorted, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return { lower: moved(tail), upper: moved(1 - tail), level };
}

function shareBelow(sorted: Float64Array, estimate: number): number {
  let twice = 0;
  const tie = tieDistance(sorted);
  for (const value of sorted) twice += value < estimate - tie ? 2 : value <= estimate + tie ? 1 : 0;
  const share = twice / (2 * sorted.length);
  if (!(share > 0 && share < 1)) {
    throw new RangeError(
      `bootstrapInterval requires replicates on both sides of the estimate to correct for bias (got ${share * 100}% below)`,
    );
  }
  return share;
}
