import { maskSparse, rollingGain, rollingSum } from "../rolling/rolling-totals.js";
import { type RollingWindow, requireWindow, WINDOW_OPTIONS } from "../rolling/rolling-window.js";
import { accrue } from "../series/growth.js";
import { ABOVE_ZERO, type OptionRules, oneOf, requireOptions } from "../series/options.js";
import { TRADING_DAYS_PER_YEAR } from "../series/periods-per-year.js";
import { tieDistance } from "../series/tolerance.js";
import { pairwise, type ReturnLegs, requireLegs } from "./legs.js";

/** How a leg's returns over the periods of one kind become one figure. */
export interface CaptureOptions {
  /**
   * - "geometric" (default): mean growth a period, (product of 1 + r)^(1/n) - 1, as Morningstar.
   * - "arithmetic": mean return a period, as PerformanceAnalytics' `UpDownRatios` before 2.1.0, and since with `geometric = FALSE`.
   * - "cumulative": the return of those periods chained, product of 1 + r less one, as PerformanceAnalytics' `UpDownRatios` since 2.1.0. It grows
   *   with the number of periods, and so runs far from 1 in a long sample.
   * - "annualised": growth a year over those periods alone, (product of 1 + r)^(periods a year / n) - 1, as empyrical and pyfolio. It
   *   annualises a handful of days and so runs far from 1.
   */
  readonly average?: "geometric" | "arithmetic" | "cumulative" | "annualised";
  /** Periods in which the second leg's return is zero: on "neither" side (default), or "down", as PerformanceAnalytics has it. */
  readonly flat?: "neither" | "down";
  /** Used by "annualised" only: 252 for trading days (default), 52 for weeks, 12 for months. */
  readonly periodsPerYear?: number;
}

const OPTIONS: OptionRules<CaptureOptions> = {
  average: oneOf("geometric", "arithmetic", "cumulative", "annualised"),
  flat: oneOf("neither", "down"),
  periodsPerYear: ABOVE_ZERO,
};
const ROLLING_OPTIONS = { ...OPTIONS, ...WINDOW_OPTIONS };

/** Average return of the first leg over that of the second, in the periods in which the second rose, and in those in which it fell. */
export interface Capture<Value = number> {
  /** Periods in which the second leg's return was above zero, by more than rounding. */
  readonly up: Value;
  /** Periods in which it was below zero, by more than rounding. */
  readonly down: Value;
  /** Up over down. */
  readonly upOverDown: Value;
}

/**
 * Up and down capture: the first leg's average return in the periods in which the second rose (fell), over the second's. 1.1 up is "caught 110%
 * of the rise". Morningstar's ratio by default; see `average` for what others define.
 * @param legs simple returns as decimals, two series of one length; periods without both are left out
 * @param options.average "geometric" (default), "arithmetic", "cumulative" or "annualised"
 * @param options.flat "neither" (default) or "down": where periods with a flat second leg count
 * @param options.periodsPerYear for "annualised"; default 252
 * @returns NaN where there is no such period
 * @throws RangeError when the legs differ in length, or an option is out of range or unknown.
 * @example capture([[0.5, -0.25, 0], [0.25, -0.5, 0]]) // => { up: 2, down: 0.5, upOverDown: 4 }
 */
export function capture(legs: ReturnLegs, options: CaptureOptions = {}): Capture {
  const known = requireLegs(legs, "capture");
  const average = averager(requireOptions(options, "capture", OPTIONS));
  const [first, second] = pairwise(known);
  const sides = sidesOf(second, options);
  const side = (keep: (market: number) => boolean) => {
    const ratio = [first, second].map((leg) => {
      let [gain, sum, count] = [0, 0, 0];
      for (let t = 0; t < leg.length; t += 1) {
        const value = leg[t] as number;
        if (Number.isNaN(value) || !keep(second[t] as number)) continue;
        gain = accrue(gain, value);
        sum += value;
        count += 1;
      }
      return average({ gain, sum, count });
    }) as [number, number];
    return ratio[0] / ratio[1];
  };
  const [up, down] = [side(sides.up), side(sides.down)];
  return { up, down, upOverDown: up / down };
}

/**
 * Up and down capture of every window of a length. empyrical's `roll_up_capture`, `roll_down_capture` and `roll_up_down_capture` with `average:
 * "annualised"`.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.minObservations fewest periods with both returns that a window must hold; default all
 * @param options.average "geometric" (default), "arithmetic", "cumulative" or "annualised"
 * @param options.flat "neither" (default) or "down": where periods with a flat second leg count
 * @param options.periodsPerYear for "annualised"; default 252
 * @returns one value a period each, at the last of each window; NaN before the first full window and where a window has no such period
 * @throws RangeError when the legs differ in length, or the window is not a whole number of one or more.
 * @example rollingCapture([[0.5, -0.25, 0], [0.25, -0.5, 0]], { window: 2 }).up // => Float64Array [NaN, 2, NaN]
 */
export function rollingCapture(
  legs: ReturnLegs,
  options: CaptureOptions & RollingWindow,
): Capture<Float64Array> {
  const known = requireLegs(legs, "rollingCapture");
  const { window, minObservations } = requireWindow(
    requireOptions(options, "rollingCapture", ROLLING_OPTIONS),
    "rollingCapture",
  );
  const average = averager(options);
  const [first, second] = pairwise(known);
  const sides = sidesOf(second, options);
  const every = { window, minObservations: window };
  const side = (keep: (market: number) => boolean) => {
    const kept = second.map((market) => (keep(market) ? 1 : 0));
    const counts = rollingSum(kept, window);
    const averages = [first, second].map((leg) => {
      // A period of the other kind, or without both returns, adds nothing to sum and product.
      const own = leg.map((value, t) => (kept[t] === 1 ? value : 0));
      const sums = rollingSum(own, window);
      return rollingGain(own, every).map((gain, t) =>
        average({ gain, sum: sums[t] as number, count: counts[t] as number }),
      );
    }) as [Float64Array, Float64Array];
    const ratios = averages[0].map((value, t) => value / (averages[1][t] as number));
    return maskSparse(ratios, second, { window, minObservations });
  };
  const [up, down] = [side(sides.up), side(sides.down)];
  return {
    up,
    down,
    upOverDown: up.map((value, t) => value / (down[t] as number)),
  };
}

/** Which returns of the second leg count as up and as down. */
function sidesOf(second: Float64Array, { flat = "neither" }: CaptureOptions) {
  const tie = tieDistance(second);
  return {
    up: (market: number) => market > tie,
    down: flat === "down" ? (market: number) => market <= tie : (market: number) => market < -tie,
  };
}

/** Chained return and sum of the returns of one kind, and how many there are. */
interface Totals {
  readonly gain: number;
  readonly sum: number;
  readonly count: number;
}

function averager({
  average = "geometric",
  periodsPerYear = TRADING_DAYS_PER_YEAR,
}: CaptureOptions): (totals: Totals) => number {
  if (average === "arithmetic") return ({ sum, count }) => sum / count;
  if (average === "cumulative") return ({ gain, count }) => (count === 0 ? Number.NaN : gain);
  const periods = average === "geometric" ? 1 : periodsPerYear;
  return ({ gain, count }) => (count === 0 ? Number.NaN : Math.expm1((Math.log1p(gain) * periods) / count));
}
