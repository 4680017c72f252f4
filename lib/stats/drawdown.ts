/**
 * Fall of each level below the highest level so far, as a decimal at or below zero. The peak is seeded at the first level, so a loss
 * on the first day is a drawdown.
 * @param levels index levels or wealth, above zero, oldest first; NaN is left out of the peak and stays NaN
 * @returns one value a level
 * @example drawdown([100, 80, 120]) // => Float64Array [0, -0.2, 0]
 */
export function drawdown(levels: ArrayLike<number>): Float64Array {
  let peak = Number.NaN;
  return Float64Array.from(levels, (level) => {
    if (!(level <= peak)) peak = Number.isNaN(level) ? peak : level;
    return level / peak - 1;
  });
}

/** One drawdown: from a peak, down to its lowest level, back to the peak's level or not yet. Positions in the series. */
export interface DrawdownEpisode {
  /** Position of the last level at the peak before the fall. */
  readonly peak: number;
  /** Position of the lowest level (the first, if it recurs). */
  readonly valley: number;
  /** Position of the first level at or above the peak; null while it has not come back. */
  readonly recovery: number | null;
  /** Level at the valley over level at the peak, minus one: below zero. */
  readonly depth: number;
}

/**
 * The drawdowns of a series, oldest first; they do not overlap, and only the last one can be open.
 * Peak, valley and recovery as in pyfolio's table of drawdowns, but an open one has no recovery.
 * @param levels index levels or wealth, above zero, oldest first, without NaN
 * @example drawdownEpisodes([100, 80, 120, 90]).map((e) => e.recovery) // => [2, null]
 */
export function drawdownEpisodes(levels: ArrayLike<number>): DrawdownEpisode[] {
  const episodes: DrawdownEpisode[] = [];
  let peak = 0;
  let valley = 0;
  const level = (position: number) => levels[position] as number;
  const close = (recovery: number | null) => {
    if (valley > peak) episodes.push({ peak, valley, recovery, depth: level(valley) / level(peak) - 1 });
  };
  for (let t = 1; t < levels.length; t += 1) {
    if (level(t) >= level(peak)) {
      close(t);
      peak = t;
      valley = t;
    } else if (valley === peak || level(t) < level(valley)) {
      valley = t;
    }
  }
  close(null);
  return episodes;
}
