import { type Random, seededRandom } from "../random.js";
import { sampleMoments } from "../sample-moments.js";
import { NUMBER_CHECKED_LATER, type OptionRules, oneOf } from "../series/options.js";
import { optimalBlockLength } from "./block-length.js";
import { type Blocks, drawnOnce } from "./drawn-blocks.js";

/**
 * How blocks are drawn. `stationary`: random lengths, geometric with the given mean, round a circle (Politis and Romano 1994); `circular`: one
 * length, round a circle (Politis and Romano 1992); `moving`: one length, inside the series (Kunsch 1989).
 */
export type BootstrapScheme = "stationary" | "circular" | "moving";

/** What every bootstrap here can be told. */
export interface ResamplingOptions {
  /** Default `stationary`. */
  readonly scheme?: BootstrapScheme;
  /**
   * Mean length (`stationary`, one or more) or length (a whole number) of a block, at most the length of the series. Default: that of
   * `optimalBlockLength` for the series that asks for the longest, at least one, rounded up where it must be whole.
   */
  readonly blockLength?: number;
  /** Default 10,000. */
  readonly replications?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** The rules of these options, for the functions that have others besides. */
export const RESAMPLING_OPTIONS: OptionRules<ResamplingOptions> = {
  scheme: oneOf("stationary", "circular", "moving"),
  blockLength: NUMBER_CHECKED_LATER,
  replications: NUMBER_CHECKED_LATER,
  seed: NUMBER_CHECKED_LATER,
};

/** The settings that a call resolved to, and a function that draws the blocks of the next replication into one reused place. */
export interface BlockPlan {
  readonly scheme: BootstrapScheme;
  readonly blockLength: number;
  readonly replications: number;
  readonly seed: number;
  draw(): Blocks;
}

/**
 * Checks series and options, in the name of the function that asks, and plans the draws. One draw of blocks serves all series, so that what happened together stays together.
 * @example planBlocks([[1, 2, 3]], { name: "f", scheme: "circular", blockLength: 3 }).draw().count // => 1
 */
export function planBlocks(
  series: readonly ArrayLike<number>[],
  {
    name,
    scheme = "stationary",
    blockLength,
    replications = 10_000,
    seed = 1,
  }: { readonly name: string } & ResamplingOptions,
): BlockPlan {
  const n = series[0]?.length ?? 0;
  if (n < 2) throw new RangeError(`${name} requires a series of at least two values (got ${n})`);
  for (const one of series) {
    if (one.length !== n)
      throw new RangeError(`${name} requires series of one length (got ${n} and ${one.length})`);
    for (let t = 0; t < n; t += 1)
      if (Number.isNaN(one[t])) throw new RangeError(`${name} requires values without NaN (got one at ${t})`);
  }
  if (!(Number.isInteger(replications) && replications >= 1)) {
    throw new RangeError(`${name} requires one replication or more (got ${replications})`);
  }
  const length = blockLength ?? automaticLength(series, scheme);
  if (!(length >= 1 && length <= n && (scheme === "stationary" || Number.isInteger(length)))) {
    const kind = scheme === "stationary" ? "mean block length" : "whole block length";
    throw new RangeError(`${name} requires a ${kind} from 1 to ${n} (got ${length})`);
  }
  const random = seededRandom(seed);
  const next = drawnOnce([n, scheme, length, replications, seed], {
    replications,
    expected: (replications * n) / length,
    draw: (into) => drawBlocks(into, { n, scheme, length, random }),
  });
  const blocks: Blocks = { starts: new Int32Array(n), lengths: new Int32Array(n), count: 0 };
  const draw = () => {
    next(blocks);
    return blocks;
  };
  return { scheme, blockLength: length, replications, seed, draw };
}

function automaticLength(series: readonly ArrayLike<number>[], scheme: BootstrapScheme): number {
  // A series without spread asks for nothing.
  const lengths = series
    .filter((one) => sampleMoments(one).squares > 0)
    .map((one) => optimalBlockLength(one)[scheme === "stationary" ? "stationary" : "circular"]);
  const longest = Math.max(1, ...lengths);
  return scheme === "stationary" ? longest : Math.ceil(longest);
}

interface Draw {
  readonly n: number;
  readonly scheme: BootstrapScheme;
  readonly length: number;
  readonly random: Random;
}

function drawBlocks(blocks: Blocks, { n, scheme, length, random }: Draw): void {
  const { starts, lengths } = blocks;
  const places = scheme === "moving" ? n - length + 1 : n;
  const end = 1 / length;
  const logStay = Math.log1p(-end);
  // By inversion: the smallest whole L with 1 - (1 - end)^L > u. Most short blocks need no logarithm.
  const geometric = (u: number) => (u < end ? 1 : 1 + Math.floor(Math.log(1 - u) / logStay));
  let filled = 0;
  let count = 0;
  while (filled < n) {
    starts[count] = random.below(places);
    const drawn = scheme === "stationary" ? geometric(random.uniform()) : length;
    const kept = Math.min(drawn, n - filled);
    lengths[count] = kept;
    filled += kept;
    count += 1;
  }
  blocks.count = count;
}
