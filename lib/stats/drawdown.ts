import { fall, requireLevels } from "./levels.js";
import { underWater } from "./series/tolerance.js";

/**
 * Fall of each level below the highest level so far, as a decimal at or below zero. The peak is seeded at the first level, so a loss
 * on the first day is a drawdown. A level that is at the peak to rounding has none.
 * @param levels index levels or wealth (not returns), oldest first; NaN is left out of the peak and stays NaN
 * @returns one value a level
 * @throws RangeError when a level is below zero.
 * @example drawdown([100, 75, 120]) // => Float64Array [0, -0.25, 0]
 */
export function drawdown(levels: ArrayLike<number>): Float64Array {
  const known = requireLevels(levels, "drawdown");
  const falls = new Float64Array(known.length);
  let peak = Number.NaN;
  for (let t = 0; t < falls.length; t += 1) {
    const level = known[t] as number;
    if (!(level <= peak)) peak = Number.isNaN(level) ? peak : level;
    falls[t] = Number.isNaN(level) ? level : fall(level, peak);
  }
  return falls;
}

/** One drawdown: from a peak, down to its lowest level, back to the peak's level or not yet. Positions in the series. */
export interface DrawdownEpisode {
  /** Position of the last level at the peak before the fall, to rounding. */
  readonly peak: number;
  /** Position of the lowest level (the first, if it recurs). */
  readonly valley: number;
  /** Position of the first level at or above the peak, to rounding; null while it has not come back. */
  readonly recovery: number | null;
  /** Level at the valley over level at the peak, minus one: below zero. */
  readonly depth: number;
}

/**
 * The drawdowns of a series, oldest first; they do not overlap, and only the last one can be open.
 * Peak, valley and recovery as in pyfolio's table of drawdowns, but an open one has no recovery.
 * @param levels index levels or wealth (not returns), oldest first; NaN is passed over
 * @throws RangeError when a level is below zero.
 * @example drawdownEpisodes([100, 80, 120, 90]).map((e) => e.recovery) // => [2, null]
 */
export function drawdownEpisodes(levels: ArrayLike<number>): DrawdownEpisode[] {
  const known = requireLevels(levels, "drawdownEpisodes");
  const episodes: DrawdownEpisode[] = [];
  let [peak, valley] = [-1, -1];
  let [high, low] = [Number.NaN, Number.NaN];
  let surface = Number.NaN;
  const close = (recovery: number | null) => {
    if (valley > peak) episodes.push({ peak, valley, recovery, depth: low / high - 1 });
  };
  for (let t = 0; t < known.length; t += 1) {
    const level = known[t] as number;
    if (Number.isNaN(level)) continue;
    if (!(level < surface)) {
      close(t);
      peak = t;
      valley = t;
      // A level that is at the peak but for rounding does not lower it, or a slow fall would go unseen.
      if (!(level < high)) high = level;
      low = high;
      surface = underWater(high);
    } else if (level < low) {
      valley = t;
      low = level;
    }
  }
  close(null);
  return episodes;
}
