import { planBlocks, type ResamplingOptions } from "../bootstrap/blocks.js";
import { twoSidedPValue } from "../distributions/two-sided-p-value.js";
import { type Kernel, kernelCovariance } from "../regression/kernel-covariance.js";
import { dot } from "../regression/matrix.js";
import { type SampleMoments, sampleMoments } from "../sample-moments.js";
import { NUMBER_CHECKED_LATER, type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { requireTwo } from "../series/require-numbers.js";

/** How the standard error and the p value are found. */
export interface SharpeDifferenceOptions
  extends Pick<ResamplingOptions, "blockLength" | "replications" | "seed"> {
  /**
   * `prewhitened` (default) and `hac`: Ledoit and Wolf's (2008) delta method with a kernel, with and without a filter before. `bootstrap`: their
   * studentised circular block bootstrap, which they advise for small samples. `jobson-korkie`: Jobson and Korkie (1981) as corrected by Memmel (2003),
   * for normal returns that do not depend on the past.
   */
  readonly method?: "prewhitened" | "hac" | "bootstrap" | "jobson-korkie";
  /** Default `parzen`, as in their program; their paper also has `quadratic-spectral`. */
  readonly kernel?: Kernel;
}

const OPTIONS: OptionRules<SharpeDifferenceOptions> = {
  method: oneOf("prewhitened", "hac", "bootstrap", "jobson-korkie"),
  kernel: oneOf("parzen", "quadratic-spectral"),
  blockLength: NUMBER_CHECKED_LATER,
  replications: NUMBER_CHECKED_LATER,
  seed: NUMBER_CHECKED_LATER,
};

/** A test that two Sharpe ratios are equal. Ratios a period, not a year. */
export interface SharpeDifferenceTest {
  readonly sharpeRatios: readonly [first: number, second: number];
  /** First less second. */
  readonly difference: number;
  /** Of the difference; with `bootstrap` the prewhitened one, by which the observed difference is studentised. */
  readonly standardError: number;
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Of the bootstrap; null for the other methods. */
  readonly blockLength: number | null;
}

const NAME = "sharpeDifferenceTest";

/**
 * Test that two legs have the same Sharpe ratio (Ledoit and Wolf 2008), for returns that are neither normal nor independent.
 * Ratios are means over standard deviations (n - 1), a period. The standard error is the delta method's on means and mean squares, with the long-run
 * covariance of `kernel` at Andrews's (1991) automatic bandwidth times n / (n - 4), as in Wolf's program; the cap of 0.97 on the filter's singular values
 * depends on the unit of the returns, as it does there. `bootstrap` compares |difference| / standard error with |difference* - difference| / standard
 * error* of floor(n / b) circular blocks of length b, the latter from block sums (Gotze and Kunsch 1996); p is (1 + count) / (1 + replications).
 * @param legs two series of excess returns of one length n, equally spaced, oldest first, without NaN
 * @param options.method default `prewhitened`
 * @param options.kernel default `parzen`
 * @param options.blockLength of `bootstrap`: a whole number up to n; default that of `optimalBlockLength` for the leg that asks for the longer
 * @param options.replications of `bootstrap`; default 4,999, as Ledoit and Wolf advise
 * @param options.seed of `bootstrap`; default 1
 * @throws RangeError when lengths differ, there are fewer than ten returns, one is NaN, a leg does not vary beyond rounding, the legs or their squares are
 *   combinations of one another, or an option is out of range or unknown.
 * @example sharpeDifferenceTest([[1, 2, 3, 2, 1, 2, 3, 2, 1, 2], [2, 1, 0, 1, 3, 1, 0, 2, 1, 4]], { method: "jobson-korkie" }).sharpeRatios[1] // => 1.1817579
 */
export function sharpeDifferenceTest(
  legs: readonly [first: ArrayLike<number>, second: ArrayLike<number>],
  options: SharpeDifferenceOptions = {},
): SharpeDifferenceTest {
  const {
    method = "prewhitened",
    kernel = "parzen",
    replications = 4999,
    ...blocks
  } = requireOptions(options, NAME, OPTIONS);
  const pair = requireTwo(legs, NAME);
  const moments = requireVarying(pair);
  const sharpeRatios = moments.map(ratio) as [number, number];
  const difference = sharpeRatios[0] - sharpeRatios[1];
  const standardError =
    method === "jobson-korkie"
      ? memmelError(pair, { moments, sharpeRatios })
      : deltaError(pair, { moments, kernel, prewhiten: method !== "hac" });
  const statistic = difference / standardError;
  const bootstrapped =
    method === "bootstrap" ? bootstrapTest(pair, { difference, statistic, replications, ...blocks }) : null;
  return {
    sharpeRatios,
    difference,
    standardError,
    statistic,
    pValue: bootstrapped?.pValue ?? twoSidedPValue(statistic),
    blockLength: bootstrapped?.blockLength ?? null,
  };
}

type Pair = readonly [first: Float64Array, second: Float64Array];
type PairMoments = readonly [first: SampleMoments, second: SampleMoments];

const ratio = ({ count, mean, squares }: SampleMoments) => mean / Math.sqrt(squares / (count - 1));

function requireVarying(pair: Pair): PairMoments {
  const [first, second] = pair;
  if (first.length !== second.length) {
    throw new RangeError(`${NAME} requires legs of one length (got ${first.length} and ${second.length})`);
  }
  if (first.length < 10) throw new RangeError(`${NAME} requires ten returns or more (got ${first.length})`);
  const missing = first.findIndex((value, t) => !Number.isFinite(value + (second[t] as number)));
  if (missing >= 0) throw new RangeError(`${NAME} requires finite returns (got none at position ${missing})`);
  const moments = pair.map((leg) => sampleMoments(leg, { unit: 1 })) as unknown as PairMoments;
  if (moments.every(({ squares }) => squares > 0)) return moments;
  throw new RangeError(`${NAME} requires returns that vary beyond rounding (got a constant leg)`);
}

/** The two legs less their means, then their squares less theirs; and the gradient of the difference with respect to those four means. */
function scoresOf(pair: Pair, moments: PairMoments) {
  const n = pair[0].length;
  const gradient = new Float64Array(4);
  const scores: Float64Array[] = [];
  for (const [leg, { mean, squares }] of moments.entries()) {
    const variance = squares / n;
    const sign = leg === 0 ? 1 : -1;
    const square = variance + mean ** 2;
    gradient[leg] = (sign * square) / variance ** 1.5;
    gradient[leg + 2] = (-sign * mean) / 2 / variance ** 1.5;
    const returns = pair[leg] as Float64Array;
    scores[leg] = returns.map((value) => value - mean);
    scores[leg + 2] = returns.map((value) => value ** 2 - square);
  }
  return { gradient, scores };
}

function deltaError(
  pair: Pair,
  {
    moments,
    ...options
  }: { readonly moments: PairMoments; readonly kernel: Kernel; readonly prewhiten: boolean },
): number {
  const { gradient, scores } = scoresOf(pair, moments);
  const covariance = kernelCovariance(scores, options);
  if ("dependent" in covariance) {
    throw new RangeError(
      `${NAME} requires legs and squares of which none is a combination of the others, or method: "hac" (got ${covariance.dependent < 2 ? "two legs" : "squares"} that are one)`,
    );
  }
  const form = dot(
    gradient,
    Float64Array.from(covariance, (row) => dot(row, gradient)),
  );
  return Math.sqrt(Math.max(form, 0) / pair[0].length);
}

/** Memmel's variance of the difference: (2 - 2 r + (a^2 + b^2 - 2 a b r^2) / 2) / n. */
function memmelError(
  [first, second]: Pair,
  {
    moments: [one, other],
    sharpeRatios: [a, b],
  }: { readonly moments: PairMoments; readonly sharpeRatios: readonly [number, number] },
): number {
  const products = first.reduce(
    (sum, value, t) => sum + (value - one.mean) * ((second[t] as number) - other.mean),
    0,
  );
  const r = products / Math.sqrt(one.squares * other.squares);
  return Math.sqrt(Math.max(2 - 2 * r + (a ** 2 + b ** 2 - 2 * a * b * r ** 2) / 2, 0) / first.length);
}

function bootstrapTest(
  pair: Pair,
  {
    difference,
    statistic,
    ...options
  }: { readonly difference: number; readonly statistic: number } & ResamplingOptions,
): { readonly pValue: number; readonly blockLength: number } {
  const n = pair[0].length;
  const plan = planBlocks(pair, { name: NAME, scheme: "circular", ...options });
  const { blockLength } = plan;
  const whole = Math.floor(n / blockLength);
  const drawn = [0, 1].map(() => new Float64Array(whole * blockLength)) as unknown as Pair;
  let count = 1;
  for (let r = 0; r < plan.replications; r += 1) {
    const { starts } = plan.draw();
    for (let block = 0; block < whole; block += 1) {
      for (let i = 0; i < blockLength; i += 1) {
        const from = ((starts[block] as number) + i) % n;
        for (const leg of [0, 1] as const) drawn[leg][block * blockLength + i] = pair[leg][from] as number;
      }
    }
    const moments = drawn.map((leg) => sampleMoments(leg, { unit: 1 })) as unknown as PairMoments;
    const error = blockError(drawn, { moments, n, blockLength });
    const distance = ratio(moments[0]) - ratio(moments[1]) - difference;
    // A resample without spread has no ratio; it counts against a finding.
    if (!(Math.abs(distance) / error < Math.abs(statistic))) count += 1;
  }
  return { pValue: count / (plan.replications + 1), blockLength };
}

/** Standard error of the difference from the sums of whole blocks. */
function blockError(
  pair: Pair,
  {
    moments,
    n,
    blockLength,
  }: { readonly moments: PairMoments; readonly n: number; readonly blockLength: number },
): number {
  const { gradient, scores } = scoresOf(pair, moments);
  const whole = pair[0].length / blockLength;
  let squares = 0;
  for (let block = 0; block < whole; block += 1) {
    let sum = 0;
    for (let t = block * blockLength; t < (block + 1) * blockLength; t += 1) {
      for (const [j, score] of scores.entries()) sum += (gradient[j] as number) * (score[t] as number);
    }
    squares += sum ** 2 / blockLength;
  }
  return Math.sqrt(squares / whole / n);
}
