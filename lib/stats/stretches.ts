import { drawdownEpisodes } from "./drawdown.js";
import { relativePerformance } from "./relative-performance.js";

/** Relative performance of every window of one length, by the window's last period. */
export interface Stretches {
  /** Periods a window. */
  readonly window: number;
  /** Position of each window's last return in the series. */
  readonly ends: Int32Array;
  readonly gap: Float64Array;
  readonly ratio: Float64Array;
  readonly annualisedGap: Float64Array;
}

/**
 * Relative performance of two legs over every window of a length, in one pass over their wealth.
 * Windows that touch a missing return are left out.
 * @param legs simple returns as decimals, two series of one length, oldest first
 * @param options.window periods a window
 * @param options.periodsPerYear 12 for months, 252 for trading days
 * @throws RangeError when the legs differ in length or the window is not a whole number of one or more.
 */
export function stretches(
  [first, second]: readonly [first: ArrayLike<number>, second: ArrayLike<number>],
  { window, periodsPerYear = 12 }: { readonly window: number; readonly periodsPerYear?: number },
): Stretches {
  if (first.length !== second.length) {
    throw new RangeError(`stretches requires legs of one length (got ${first.length} and ${second.length})`);
  }
  if (!(Number.isInteger(window) && window >= 1)) {
    throw new RangeError(`stretches requires a window of one period or more (got ${window})`);
  }
  const rows: {
    readonly end: number;
    readonly gap: number;
    readonly ratio: number;
    readonly annual: number;
  }[] = [];
  // Wealth restarts after a missing return, so that no window reaches across it.
  let start = 0;
  let a = [1];
  let b = [1];
  for (let t = 0; t < first.length; t += 1) {
    const [r, s] = [first[t] as number, second[t] as number];
    if (Number.isNaN(r) || Number.isNaN(s)) {
      start = t + 1;
      a = [1];
      b = [1];
      continue;
    }
    a.push((a.at(-1) as number) * (1 + r));
    b.push((b.at(-1) as number) * (1 + s));
    const from = t + 1 - window;
    if (from < start) continue;
    const wealth = [a, b].map((leg) => (leg.at(-1) as number) / (leg[from - start] as number)) as [
      number,
      number,
    ];
    const { gap, ratio, annualisedGap } = relativePerformance(wealth, { years: window / periodsPerYear });
    rows.push({ end: t, gap, ratio, annual: annualisedGap ?? Number.NaN });
  }
  return {
    window,
    ends: Int32Array.from(rows, (row) => row.end),
    gap: Float64Array.from(rows, (row) => row.gap),
    ratio: Float64Array.from(rows, (row) => row.ratio),
    annualisedGap: Float64Array.from(rows, (row) => row.annual),
  };
}

/**
 * Rank of one value among all, 1 for the lowest: one plus the number of lower values. Overlapping windows each count.
 * @param at position of the value that is ranked
 * @example rankOverlapping([0.3, 0.1, 0.2], 2) // => 2
 */
export function rankOverlapping(values: ArrayLike<number>, at: number): number {
  const own = requireValue(values, at, "rankOverlapping");
  let rank = 1;
  for (let i = 0; i < values.length; i += 1) if ((values[i] as number) < own) rank += 1;
  return rank;
}

/**
 * Rank of one window among distinct stretches, 1 for the worst. Greedy: the lowest window is taken, every window that overlaps it is struck
 * out, the next lowest is taken, and so on. The ranked window's place is that of the stretch that takes or strikes it.
 * @param values one value a window; windows end one period apart
 * @param at position of the window that is ranked
 * @param options.window periods a window: windows closer than this overlap
 * @example rankDistinct([0.1, 0.2, 0.5, 0.3], 3, { window: 2 }) // => 2
 */
export function rankDistinct(
  values: ArrayLike<number>,
  at: number,
  { window }: { readonly window: number },
): number {
  requireValue(values, at, "rankDistinct");
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (i, j) => (values[i] as number) - (values[j] as number) || i - j,
  );
  const taken: number[] = [];
  for (const i of order) {
    if (taken.some((other) => Math.abs(other - i) < window)) continue;
    taken.push(i);
    if (Math.abs(i - at) < window) break;
  }
  return taken.length;
}

/**
 * Rank of one window among those of a fixed grid, 1 for the lowest: the windows that end a whole number of window lengths before or after it.
 * @example rankGrid([0.1, 0.9, 0.3, 0.9, 0.2], 4, { window: 2 }) // => 2
 */
export function rankGrid(
  values: ArrayLike<number>,
  at: number,
  { window }: { readonly window: number },
): number {
  requireValue(values, at, "rankGrid");
  const grid = Array.from(values).filter((_, i) => (i - at) % window === 0);
  return rankOverlapping(grid, Math.floor(at / window));
}

/**
 * Rank of the peak-to-trough fall that a period lies in, among all falls of a relative wealth, 1 for the deepest; null at a new peak.
 * @param levels relative wealth, oldest first, without NaN
 * @param at position of the period
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
