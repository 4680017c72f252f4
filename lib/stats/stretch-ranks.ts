import { drawdownEpisodes } from "./drawdown.js";

/** The length of the windows that are ranked, and where each ends. */
interface WindowedRank {
  /** Periods a window: windows that end closer together than this overlap. */
  readonly window: number;
  /** Position of each window's last period, ascending, as `stretches` gives it; default one period apart. */
  readonly ends?: ArrayLike<number>;
}

/**
 * Rank of one value among all, 1 for the lowest: one plus the number of lower values. Overlapping windows each count; missing values do not.
 * @param values one value a window
 * @param at position of the value that is ranked
 * @throws RangeError when there is no value at the position.
 * @example rankOverlapping([0.3, 0.1, 0.2], 2) // => 2
 */
export function rankOverlapping(values: ArrayLike<number>, at: number): number {
  const own = requireValue(values, at, "rankOverlapping");
  let rank = 1;
  for (let i = 0; i < values.length; i += 1) if ((values[i] as number) < own) rank += 1;
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
  { most = Number.POSITIVE_INFINITY, ...windows }: WindowedRank & { readonly most?: number },
): number[] {
  requireWindows(values, windows, "distinctStretches");
  return takeStretches(values, windows).slice(0, most);
}

/**
 * Rank of one window among the distinct stretches, 1 for the worst: the place of the stretch that takes or strikes it out.
 * @param values one value a window; missing ones are passed over
 * @param at position of the window that is ranked
 * @param options.window periods a window
 * @param options.ends position of each window's last period; default one period apart
 * @throws RangeError when there is no value at the position, or the window is not a whole number of one or more.
 * @example rankDistinct([0.1, 0.2, 0.5, 0.3], 3, { window: 2 }) // => 2
 */
export function rankDistinct(values: ArrayLike<number>, at: number, windows: WindowedRank): number {
  const own = requireValue(values, at, "rankDistinct");
  requireWindows(values, windows, "rankDistinct");
  const { window, ends } = windows;
  const end = (i: number) => (ends === undefined ? i : (ends[i] as number));
  // No window above its own value can take it or strike it out.
  const taken = takeStretches(values, windows, own);
  return 1 + taken.findIndex((i) => Math.abs(end(i) - end(at)) < window);
}

function requireWindows(values: ArrayLike<number>, { window, ends }: WindowedRank, name: string): void {
  if (!(Number.isInteger(window) && window >= 1)) {
    throw new RangeError(`${name} requires a window of one period or more (got ${window})`);
  }
  if (ends !== undefined && ends.length !== values.length) {
    throw new RangeError(
      `${name} requires one end a value (got ${ends.length} ends, ${values.length} values)`,
    );
  }
}

/**
 * The stretches that the greedy choice takes, lowest first, none above `most`. The lowest window of a run strikes out its neighbours on both sides, and
 * what is left before and after it are two runs that overlap no more, so each is gone through by itself: no need to sort all windows.
 */
function takeStretches(
  values: ArrayLike<number>,
  { window, ends }: WindowedRank,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const end = (i: number) => (ends === undefined ? i : (ends[i] as number));
  const taken: number[] = [];
  const runs: [from: number, to: number][] = [[0, values.length]];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    const lowest = positionOfLowest(values, run);
    if (lowest < 0 || (values[lowest] as number) > most) continue;
    taken.push(lowest);
    let [before, after] = [lowest, lowest + 1];
    while (before > run[0] && end(lowest) - end(before - 1) < window) before -= 1;
    while (after < run[1] && end(after) - end(lowest) < window) after += 1;
    runs.push([run[0], before], [after, run[1]]);
  }
  return taken.sort((i, j) => (values[i] as number) - (values[j] as number) || i - j);
}

/** Position of the lowest value in [from, to), the first of equal ones; -1 where all are missing. */
function positionOfLowest(values: ArrayLike<number>, [from, to]: readonly [number, number]): number {
  let lowest = -1;
  let value = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i += 1) {
    if (!((values[i] as number) < value || (lowest < 0 && values[i] === value))) continue;
    lowest = i;
    value = values[i] as number;
  }
  return lowest;
}

/**
 * Rank of one window among those of a fixed grid, 1 for the lowest: the windows that end a whole number of window lengths before or after it.
 * @param values one value a window; missing ones are passed over
 * @param at position of the window that is ranked
 * @param options.window periods a window
 * @param options.ends position of each window's last period; default one period apart
 * @throws RangeError when there is no value at the position.
 * @example rankGrid([0.1, 0.9, 0.3, 0.9, 0.2], 4, { window: 2 }) // => 2
 */
export function rankGrid(values: ArrayLike<number>, at: number, { window, ends }: WindowedRank): number {
  const own = requireValue(values, at, "rankGrid");
  const end = (i: number) => (ends === undefined ? i : (ends[i] as number));
  let rank = 1;
  for (let i = 0; i < values.length; i += 1) {
    if ((end(i) - end(at)) % window === 0 && (values[i] as number) < own) rank += 1;
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
  requireValue(levels, at, "rankEpisode");
  const episodes = drawdownEpisodes(levels);
  const own = episodes.find(({ peak, recovery }) => peak < at && (recovery === null || at < recovery));
  return own ? 1 + episodes.filter(({ depth }) => depth < own.depth).length : null;
}

function requireValue(values: ArrayLike<number>, at: number, name: string): number {
  const value = values[at];
  if (value === undefined || Number.isNaN(value))
    throw new RangeError(`${name} requires a value at position ${at}`);
  return value;
}
