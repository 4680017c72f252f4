import { type Random, seededRandom } from "./random.js";
import {
  FUNCTION,
  NUMBER_CHECKED_LATER,
  type OptionRules,
  oneOf,
  requireOptions,
  TRUE_OR_FALSE,
} from "./series/options.js";
import { requireTwo } from "./series/require-numbers.js";
import { ROUNDING, TOLERANCE, tieDistance } from "./series/tolerance.js";

/** A number worked out from two samples. The arrays are reused: read them, do not keep them. */
export type TwoSampleStatistic = (first: Float64Array, second: Float64Array) => number;

/** How a permutation test is made. */
export interface PermutationTestOptions {
  /** Default: mean of the first less mean of the second. */
  readonly statistic?: TwoSampleStatistic;
  /** Observations come in pairs: the two of a pair are swapped or not (signs of differences flip). Default false: any split is as likely. */
  readonly paired?: boolean;
  /** Which differences count as extreme. Two-sided: twice the smaller of the two one-sided p values, at most one. Default `two-sided`. */
  readonly alternative?: "two-sided" | "less" | "greater";
  /** Random permutations; where there are no more distinct ones than this, all are gone through instead. Default 9999. */
  readonly permutations?: number;
  /** Default 1. */
  readonly seed?: number;
}

const OPTIONS: OptionRules<PermutationTestOptions> = {
  statistic: FUNCTION,
  paired: TRUE_OR_FALSE,
  alternative: oneOf("two-sided", "less", "greater"),
  permutations: NUMBER_CHECKED_LATER,
  seed: NUMBER_CHECKED_LATER,
};

/** The statistic as observed, and how unusual it is when labels mean nothing. */
export interface PermutationTest {
  readonly statistic: number;
  readonly pValue: number;
  /** Every distinct permutation was gone through; else the p value is (b + 1) / (m + 1) of m random ones (Phipson and Smyth 2010). */
  readonly exact: boolean;
  /** The statistic of each permutation. */
  readonly distribution: Float64Array;
}

const meanDifference: TwoSampleStatistic = (first, second) => mean(first) - mean(second);

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] as number;
  return sum / values.length;
}

/**
 * Permutation test of a difference between two samples (Fisher 1935; p values as scipy's `permutation_test`).
 * @param pair two samples without NaN; of one length, in step, when paired
 * @throws RangeError when a sample is empty or has a NaN, paired samples differ in length, or an option is out of range
 *   or unknown.
 * @example permutationTest([[3, 4], [1, 2]]).pValue // => 0.333333
 */
export function permutationTest(
  pair: readonly [first: ArrayLike<number>, second: ArrayLike<number>],
  options: PermutationTestOptions = {},
): PermutationTest {
  const {
    statistic = meanDifference,
    paired = false,
    alternative = "two-sided",
    permutations = 9999,
    seed = 1,
  } = requireOptions(options, "permutationTest", OPTIONS);
  const [first, second] = requireTwo(pair, "permutationTest");
  const samples = [first.slice(), second.slice()] as const;
  requireSamples(samples, { paired, permutations });
  const observed = statistic(...samples);
  const relabelling = (paired ? swapPairs : splitPool)(samples, seededRandom(seed));
  const exact = relabelling.distinct <= permutations;
  const count = exact ? relabelling.distinct : permutations;
  const distribution = new Float64Array(count);
  for (let k = 0; k < count; k += 1) {
    if (exact) relabelling.next();
    else relabelling.shuffle();
    distribution[k] = statistic(...samples);
  }
  // Permutations that give the same value in theory differ by rounding: that of the statistic, and of a mean that of the values.
  const values = statistic === meanDifference ? Math.max(...samples.map(tieDistance)) / TOLERANCE : 0;
  const slack = Math.max(tieDistance(distribution), ROUNDING * values);
  const share = (extreme: (value: number) => boolean) =>
    (distribution.filter(extreme).length + (exact ? 0 : 1)) / (count + (exact ? 0 : 1));
  const less = share((value) => value <= observed + slack);
  const greater = share((value) => value >= observed - slack);
  const pValue = { less, greater, "two-sided": Math.min(1, 2 * Math.min(less, greater)) }[alternative];
  return { statistic: observed, pValue, exact, distribution };
}

type Samples = readonly [first: Float64Array, second: Float64Array];

/** Ways to hand the labels out anew, written into the two samples. */
interface Relabelling {
  readonly distinct: number;
  /** The next of the distinct ways; the first is as observed. */
  next(): void;
  shuffle(): void;
}

function swapPairs([first, second]: Samples, random: Random): Relabelling {
  const n = first.length;
  // The two of a pair side by side, as a place is told without a branch that no processor can foresee.
  const pairs = new Float64Array(2 * n);
  for (let i = 0; i < n; i += 1) pairs.set([first[i] as number, second[i] as number], 2 * i);
  const put = (i: number, swap: number) => {
    first[i] = pairs[2 * i + swap] as number;
    second[i] = pairs[2 * i + 1 - swap] as number;
  };
  let way = 0;
  return {
    distinct: 2 ** n,
    next() {
      for (let i = 0; i < n; i += 1) put(i, Math.floor(way / 2 ** i) % 2);
      way += 1;
    },
    shuffle() {
      for (let i = 0; i < n; i += 1) put(i, random.below(2));
    },
  };
}

function splitPool([first, second]: Samples, random: Random): Relabelling {
  const pool = Float64Array.of(...first, ...second);
  const [n, size] = [first.length, pool.length];
  const chosen = Int32Array.from({ length: n }, (_, i) => i);
  let started = false;
  return {
    distinct: choose(size, n),
    next() {
      if (started) advance(chosen, size);
      started = true;
      let taken = 0;
      for (let i = 0; i < size; i += 1) {
        if (chosen[taken] === i) first[taken++] = pool[i] as number;
        else second[i - taken] = pool[i] as number;
      }
    },
    shuffle() {
      // Fisher and Yates, only as far as the first sample reaches.
      for (let i = 0; i < n; i += 1) {
        const j = i + random.below(size - i);
        const kept = pool[i] as number;
        pool[i] = pool[j] as number;
        pool[j] = kept;
      }
      first.set(pool.subarray(0, n));
      second.set(pool.subarray(n));
    },
  };
}

/** The next way to choose as many of `size` things, in lexical order. */
function advance(chosen: Int32Array, size: number): void {
  let i = chosen.length - 1;
  while (i >= 0 && chosen[i] === size - chosen.length + i) i -= 1;
  if (i < 0) return;
  chosen[i] = (chosen[i] as number) + 1;
  for (let k = i + 1; k < chosen.length; k += 1) chosen[k] = (chosen[k - 1] as number) + 1;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = Math.round((ways * (n - k + i)) / i);
  return ways;
}

function requireSamples(
  [first, second]: Samples,
  { paired, permutations }: { readonly paired: boolean; readonly permutations: number },
): void {
  if (first.length === 0 || second.length === 0) {
    throw new RangeError(
      `permutationTest requires values in both samples (got ${first.length} and ${second.length})`,
    );
  }
  if (first.some(Number.isNaN) || second.some(Number.isNaN)) {
    throw new RangeError("permutationTest requires values without NaN");
  }
  if (paired && first.length !== second.length) {
    throw new RangeError(`permutationTest requires pairs (got ${first.length} and ${second.length} values)`);
  }
  if (!(Number.isInteger(permutations) && permutations >= 1)) {
    throw new RangeError(`permutationTest requires one permutation or more (got ${permutations})`);
  }
}
