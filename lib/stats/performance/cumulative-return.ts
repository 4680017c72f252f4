import { rollingGain } from "../rolling/rolling-totals.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { accrue } from "../series/growth.js";
import { requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";

/**
 * Cumulative return of a series of simple returns: (1 + r1)(1 + r2)... - 1. empyrical's `cum_returns_final`; ruin is -1.
 * @param returns simple returns as decimals; a missing one is left out of the product
 * @returns NaN without any return
 * @throws TypeError when a return is no number.
 * @example cumulativeReturn([0.5, NaN, -0.5]) // => -0.25
 */
export function cumulativeReturn(returns: ArrayLike<number>): number {
  const known = requireNumbers(returns, "cumulativeReturn");
  let cumulative = 0;
  let count = 0;
  for (let t = 0; t < known.length; t += 1) {
    const value = known[t] as number;
    if (Number.isNaN(value)) continue;
    cumulative = accrue(cumulative, value);
    count += 1;
  }
  return count === 0 ? Number.NaN : cumulative;
}

/**
 * Cumulative return of every window of a length.
 * @param returns simple returns as decimals, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest returns a window must hold; default all
 * @returns one value a return, at the last of each window; NaN before the first full window
 * @throws RangeError when the window is not a whole number of one or more, or an option is unknown.
 * @example rollingCumulativeReturn([0.5, 1, -0.5], { window: 2 }) // => Float64Array [NaN, 2, 0]
 */
export function rollingCumulativeReturn(returns: ArrayLike<number>, options: RollingWindow): Float64Array {
  const known = requireNumbers(returns, "rollingCumulativeReturn");
  const windows = requireOptions(options, "rollingCumulativeReturn", WINDOW_OPTIONS);
  return rollingGain(known, requireWindow(windows, "rollingCumulativeReturn"));
}
