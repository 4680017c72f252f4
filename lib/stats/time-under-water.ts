import { requireLevels } from "./levels.js";
import { underWater } from "./series/tolerance.js";

/** How long a series stays below its highest level so far. In periods. */
export interface TimeUnderWater {
  /** Share of the levels that lie below the peak, 0 to 1; NaN without any level. */
  readonly share: number;
  /** Longest time from a peak until its level was reached again, or until the last level where it was not. */
  readonly longest: number;
  /** Time from the last peak to the last level; 0 at a peak. */
  readonly current: number;
}

/**
 * Time under water: share of levels below the peak so far by more than rounding, the longest and the current spell.
 * @param levels index levels or wealth (not returns), oldest first; NaN is passed over, but its period counts
 * @throws RangeError when a level is below zero.
 * @example timeUnderWater([4, 3, 4, 5, 3, 4]) // => { share: 0.5, longest: 2, current: 2 }
 */
export function timeUnderWater(levels: ArrayLike<number>): TimeUnderWater {
  const known = requireLevels(levels, "timeUnderWater");
  let peak = Number.NEGATIVE_INFINITY;
  let [at, last, below, count, longest] = [0, 0, 0, 0, 0];
  let submerged = false;
  for (let t = 0; t < known.length; t += 1) {
    const level = known[t] as number;
    if (Number.isNaN(level)) continue;
    count += 1;
    last = t;
    if (level < underWater(peak)) {
      below += 1;
      submerged = true;
      longest = Math.max(longest, t - at);
      continue;
    }
    if (submerged) longest = Math.max(longest, t - at);
    [peak, at, submerged] = [Math.max(level, peak), t, false];
  }
  return { share: below / count, longest, current: submerged ? last - at : 0 };
}
