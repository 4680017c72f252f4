import { maskSparse, rollingSum } from "../rolling/rolling-totals.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { requireOptions } from "../series/options.js";
import { tieDistance } from "../series/tolerance.js";
import { legDifference, type NumberLegs, type ReturnLegs, requireLegs } from "./legs.js";

/** Share of periods in which the first leg did better than the second, 0 to 1; NaN without such periods. */
export interface BattingAverage {
  readonly overall: number;
  /** In periods in which the second leg did not fall. */
  readonly upMarket: number;
  /** In periods in which the second leg fell. */
  readonly downMarket: number;
}

/**
 * Batting average: share of periods in which the first leg did better than the second. A tie, to rounding, is no win. empyrical's `batting_average`, which
 * counts a flat benchmark as an up market.
 * @param legs simple returns as decimals, two series of one length; periods without both are left out
 * @throws RangeError when the legs differ in length.
 * @example battingAverage([[0.2, 0.1, -0.1, 0], [0.1, 0.1, -0.2, -0.1]]) // => { overall: 0.75, upMarket: 0.5, downMarket: 1 }
 */
export function battingAverage(legs: ReturnLegs): BattingAverage {
  const known = requireLegs(legs, "battingAverage");
  const tie = tieOf(known);
  const [won, played] = [
    [0, 0],
    [0, 0],
  ] as [[number, number], [number, number]];
  for (const [t, active] of legDifference(known).entries()) {
    if (Number.isNaN(active)) continue;
    const market = (known[1][t] as number) < -tie ? 1 : 0;
    played[market] += 1;
    if (active > tie) won[market] += 1;
  }
  return {
    overall: (won[0] + won[1]) / (played[0] + played[1]),
    upMarket: won[0] / played[0],
    downMarket: won[1] / played[1],
  };
}

/**
 * Overall batting average of every window of a length.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @returns one value a period, at the last of each window; NaN before the first full window
 * @throws RangeError when the legs differ in length, or the window is not a whole number of one or more.
 * @example rollingBattingAverage([[0.2, 0.1, -0.1], [0.1, 0.1, -0.2]], { window: 2 }) // => Float64Array [NaN, 0.5, 0.5]
 */
export function rollingBattingAverage(legs: ReturnLegs, options: RollingWindow): Float64Array {
  const known = requireLegs(legs, "rollingBattingAverage");
  const windows = requireWindow(
    requireOptions(options, "rollingBattingAverage", WINDOW_OPTIONS),
    "rollingBattingAverage",
  );
  const tie = tieOf(known);
  const active = legDifference(known);
  const won = rollingSum(
    active.map((value) => (value > tie ? 1 : 0)),
    windows.window,
  );
  const played = rollingSum(
    active.map((value) => (Number.isNaN(value) ? 0 : 1)),
    windows.window,
  );
  return maskSparse(
    won.map((wins, t) => wins / (played[t] as number)),
    active,
    windows,
  );
}

/** Returns that differ by less tie: the tolerance at the size of the largest return of either leg. */
function tieOf([first, second]: NumberLegs): number {
  return Math.max(tieDistance(first), tieDistance(second));
}
