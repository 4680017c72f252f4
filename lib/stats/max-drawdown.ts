import { fall, requireLevels } from "./levels.js";
import { maskSparse } from "./rolling/rolling-totals.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "./rolling/rolling-window.js";
import { slideWindows } from "./rolling/slide-windows.js";
import { requireOptions } from "./series/options.js";
import { underWater } from "./series/tolerance.js";

/**
 * The deepest fall from a peak, as a decimal at or below zero; the peak is seeded at the first level. empyrical's `max_drawdown`, on levels:
 * of returns take `maxDrawdown(compound(returns))`.
 * @param levels index levels or wealth (not returns), oldest first; NaN is passed over
 * @returns 0 where the series never falls by more than rounding; NaN without any level, or where all but one are missing
 * @throws RangeError when a level is below zero.
 * @example maxDrawdown([100, 120, 90, 150, 135]) // => -0.25
 */
export function maxDrawdown(levels: ArrayLike<number>): number {
  const known = requireLevels(levels, "maxDrawdown");
  let peak = Number.NaN;
  let surface = Number.NaN;
  let deepest = Number.NaN;
  let count = 0;
  for (let t = 0; t < known.length; t += 1) {
    const level = known[t] as number;
    if (Number.isNaN(level)) continue;
    count += 1;
    if (!(level <= peak)) {
      peak = level;
      surface = underWater(peak);
    }
    const depth = level < surface ? level / peak - 1 : 0;
    if (!(depth >= deepest)) deepest = depth;
  }
  return count === 1 && known.length > 1 ? Number.NaN : deepest;
}

/**
 * Max drawdown within every window of a length. empyrical's `roll_max_drawdown`, on levels.
 * @param levels index levels or wealth (not returns), oldest first; NaN is passed over
 * @param options.window periods a window: window + 1 levels, so that a fall in its first period counts
 * @param options.minObservations fewest levels a window must hold; default all window + 1
 * @returns one value a level, at the last of each window; NaN before the first full window
 * @throws RangeError when a level is below zero, or the window is not a whole number of one or more.
 * @example rollingMaxDrawdown([100, 50, 100, 75], { window: 2 }) // => Float64Array [NaN, NaN, -0.5, -0.25]
 */
export function rollingMaxDrawdown(levels: ArrayLike<number>, options: RollingWindow): Float64Array {
  const known = requireLevels(levels, "rollingMaxDrawdown");
  const { window: periods, minObservations } = requireOptions(options, "rollingMaxDrawdown", WINDOW_OPTIONS);
  requireWindow({ window: periods }, "rollingMaxDrawdown");
  const windows = requireWindow(
    { window: periods + 1, ...(minObservations !== undefined && { minObservations }) },
    "rollingMaxDrawdown",
  );
  const out = new Float64Array(known.length).fill(Number.NaN);
  // Of each tail: the highest level and the deepest fall inside it. Of the head: its lowest level, peak and deepest fall.
  const highs = new Float64Array(windows.window);
  const falls = new Float64Array(windows.window);
  let [high, low, deepest] = [0, 0, 0];
  let [headLow, headPeak, headDeepest] = [0, 0, 0];
  slideWindows(known.length, windows.window, {
    start() {
      [high, low, deepest] = [0, Number.POSITIVE_INFINITY, 0];
      [headLow, headPeak, headDeepest] = [Number.POSITIVE_INFINITY, 0, 0];
    },
    growTail(period, offset) {
      const level = known[period] as number;
      if (!Number.isNaN(level)) {
        deepest = Math.min(deepest, fall(low, level));
        low = Math.min(low, level);
        high = Math.max(high, level);
      }
      highs[offset] = high;
      falls[offset] = deepest;
    },
    growHead(period) {
      const level = known[period] as number;
      if (Number.isNaN(level)) return;
      headPeak = Math.max(headPeak, level);
      headDeepest = Math.min(headDeepest, fall(level, headPeak));
      headLow = Math.min(headLow, level);
    },
    emit(offset, last) {
      out[last] = Math.min(falls[offset] as number, headDeepest, fall(headLow, highs[offset] as number));
    },
  });
  return maskSparse(out, known, windows);
}
