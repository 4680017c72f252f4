import { drawdownEpisodes } from "./drawdown.js";
import {
  COUNT,
  NUMBER_CHECKED_LATER,
  type OptionRules,
  required,
  requireOptions,
  SERIES,
} from "./series/options.js";
import { requireNumbers } from "./series/require-numbers.js";
import { TOLERANCE, tieDistance } from "./series/tolerance.js";
import { shownValue } from "./text/shown-value.js";

/** The length of the windows that are ranked, and where each ends. */
interface WindowedRank {
  /** Periods a window: windows that end closer together than this overlap. */
  readonly window: number;
  /** Position of each window's last period, ascending, as `stretches` gives it; default one period apart. */
  readonly ends?: ArrayLike<number>;
}

const WINDOWS: OptionRules<WindowedRank> = { window: required(NUMBER_CHECKED_LATER), ends: SERIES };

/**
 * Rank of one value among all, 1 for the lowest: one plus the number of values that are lower by more than rounding. Overlapping windows each count; missing values do not.
 * @param values one value a window
 * @param at position of the value that is ranked
 * @throws RangeError when there is no value at the position.
 * @example rankOverlapping([0.3, 0.1, 0.2], 2) // => 2
 */
export function rankOverlapping(values: ArrayLike<number>, at: number): number {
  const known = requireNumbers(values, "rankOverlapping");
  const lower = requireValue(known, at, "rankOverlapping") - tieDistance(known);
  let rank = 1;
  for (let i = 0; i < known.length; i += 1) if ((known[i] as number) < lower) rank += 1;
  return rank;
}

/**
 * The distinct stretches, worst first. Greedy: the lowest window is taken, every window that overlaps it is struck out, the next lowest is taken,
 * and so on; of equal values the earlier window comes first.
 * @param values one value a window; missing ones are passed over
 * @param options.window periods a window
 * @param options.ends position of each window's last period; default one period apart
 * @param options.most stop after so many; default all
 * @returns positions in `values`
 * @throws RangeError when the window is not a whole number of one or more.
 * @example distinctStretches([0.1, 0.2, 0.5, 0.3], { window: 2 }) // => [0, 3]
 */
export function distinctStretches(
  values: ArrayLike<number>,
  options: WindowedRank & { readonly most?: number },
): number[] {
  const known = requireNumbers(values, "distinctStretches");
  const { most = Number.POSITIVE_INFINITY, ...windows } = requireOptions(options, "distinctStretches", {
    ...WINDOWS,
    most: COUNT,
  });
  return takeStretches(known, requireWindows(known, windows, "distinctStretches")).slice(0, most);
}

/**
 * Rank of one window among the distinct stretches, 1 for the worst: the place of the stretch that takes or strikes it out.
 * @param values one value a window; missing ones are passed over
 * @param at position of the window that is ranked
 * @param windows.window periods a window
 * @param windows.ends position of each window's last period; default one period apart
 * @throws RangeError when there is no value at the position, or the window is not a whole number of one or more.
 * @example rankDistinct([0.1, 0.2, 0.5, 0.3], 3, { window: 2 }) // => 2
 */
export function rankDistinct(values: ArrayLike<number>, at: number, windows: WindowedRank): number {
  const known = requireNumbers(values, "rankDistinct");
  const own = requireValue(known, at, "rankDistinct");
  const distinct = requireWindows(known, requireOptions(windows, "rankDistinct", WINDOWS), "rankDistinct");
  const { window, ends } = distinct;
  const end = (i: number) => (ends === undefined ? i : (ends[i] as number));
  // No window above its own value can take it or strike it out.
  const taken = takeStretches(known, distinct, own);
  return 1 + taken.findIndex((i) => Math.abs(end(i) - end(at)) < window);
}

/** Windows with their ends as numbers. Throws RangeError, in the name of the function that asks, when they do not fit the values. */
function requireWindows(
  values: Float64Array,
  { window, ends: given }: WindowedRank,
  name: string,
): { readonly window: number; readonly ends: Float64Array | undefined } {
  const ends = given === undefined ? undefined : requireNumbers(given, name);
  if (!(Number.isInteger(window) && window >= 1)) {
    throw new RangeError(`${name} requires a window of one period or more (got ${shownValue(window)})`);
  }
  if (ends !== undefined && ends.length !== values.length) {
    throw new RangeError(
      `${name} requires one end a value (got ${ends.length} ends, ${values.length} values)`,
    );
  }
  const unordered = ends?.findIndex((end, i) => !(i === 0 || end > (ends[i - 1] as number))) ?? -1;
  if (unordered >= 0) {
    throw new RangeError(
      `${name} requires ascending ends (got ${ends?.[unordered]} at position ${unordered})`,
    );
  }
  return { window, ends };
}

/**
 * The stretches that the greedy choice takes, lowest first, none above `most`. The lowest window of a run strikes out its neighbours on both sides, and
 * what is left before and after it are two runs that overlap no more, so each is gone through by itself: no need to sort all windows.
 */
function takeStretches(
  values: Float64Array,
  { window, ends }: { readonly window: number; readonly ends: Float64Array | undefined },
  most = Number.POSITIVE_INFINITY,
): number[] {
  const tie = tieDistance(values);
  const end = (i: number) => (ends === undefined ? i : (ends[i] as number));
  const taken: number[] = [];
  const runs: [from: number, to: number][] = [[0, values.length]];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    const lowest = positionOfLowest(values, run, tie);
    if (lowest < 0 || (values[lowest] as number) > most + tie) continue;
    taken.push(lowest);
    let [before, after] = [lowest, lowest + 1];
    while (before > run[0] && end(lowest) - end(before - 1) < window) before -= 1;
    while (after < run[1] && end(after) - end(lowest) < window) after += 1;
    runs.push([run[0], before], [after, run[1]]);
  }
  return taken.sort((i, j) => {
    const difference = (values[i] as number) - (values[j] as number);
    return Math.abs(difference) > tie ? difference : i - j;
  });
}

/** Position of the lowest value in [from, to), the first of those that tie; -1 where all are missing. */
function positionOfLowest(values: Float64Array, [from, to]: readonly [number, number], tie: number): number {
  let lowest = -1;
  let value = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    if (!((values[i] as number) < value - tie || (lowest < 0 && values[i] === value))) continue;
    lowest = i;
    value = values[i] as number;
  }
  return lowest;
}

/**
 * Rank of one window among those of a fixed grid, 1 for the lowest: the windows that end a whole number of window lengths before or after it.
 * @param values one value a window; missing ones are passed over
 * @param at position of the window that is ranked
 * @param windows.window periods a window
 * @param windows.ends position of each window's last period; default one period apart
 * @throws RangeError when there is no value at the position, or the window is not a whole number of one or more.
 * @example rankGrid([0.1, 0.9, 0.3, 0.9, 0.2], 4, { window: 2 }) // => 2
 */
export function rankGrid(values: ArrayLike<number>, at: number, windows: WindowedRank): number {
  const known = requireNumbers(values, "rankGrid");
  const lower = requireValue(known, at, "rankGrid") - tieDistance(known);
  const { window, ends } = requireWindows(known, requireOptions(windows, "rankGrid", WINDOWS), "rankGrid");
  const end = (i: number) => (ends === undefined ? i : (ends[i] as number));
  let rank = 1;
  for (let i = 0; i < known.length; i += 1) {
    if ((end(i) - end(at)) % window === 0 && (known[i] as number) < lower) rank += 1;
  }
  return rank;
}

/**
 * Rank of the peak-to-trough fall that a period lies in, among all falls of a relative wealth, 1 for the deepest; null at a new peak.
 * @param levels relative wealth, zero or more, oldest first; missing levels are passed over
 * @param at position of the period
 * @throws RangeError when there is no value at the position, or a level is below zero.
 * @example rankEpisode([1, 0.9, 1, 0.5], 1) // => 2
 */
export function rankEpisode(levels: ArrayLike<number>, at: number): number | null {
  const known = requireNumbers(levels, "rankEpisode");
  requireValue(known, at, "rankEpisode");
  const episodes = drawdownEpisodes(known);
  const own = episodes.find(({ peak, recovery }) => peak < at && (recovery === null || at < recovery));
  return own ? 1 + episodes.filter(({ depth }) => depth < own.depth - TOLERANCE).length : null;
}

function requireValue(values: Float64Array, at: number, name: string): number {
  const value = Number.isInteger(at) ? values[at] : undefined;
  if (value === undefined || Number.isNaN(value))
    throw new RangeError(`${name} requires a value at position ${shownValue(at)}`);
  return value;
}
