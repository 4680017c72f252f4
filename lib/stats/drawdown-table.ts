import { drawdownEpisodes } from "./drawdown.js";
import { daysApart } from "./series/calendar.js";
import { monthEnd } from "./series/calendar-day.js";
import { type DatedSeries, requireDated } from "./series/dated-series.js";
import { COUNT, requireOptions } from "./series/options.js";

/** One drawdown with its dates. Lengths are null for what has not ended. */
export interface DrawdownRow {
  /** Last day at the peak before the fall. */
  readonly peak: string;
  /** Day of the lowest level. */
  readonly valley: string;
  /** First day at or above the peak's level; null while it has not come back. */
  readonly recovery: string | null;
  /** Level at the valley over level at the peak, minus one: below zero. */
  readonly depth: number;
  /** Calendar days from peak to valley, from valley to recovery, and both. */
  readonly calendarDaysDown: number;
  readonly calendarDaysBack: number | null;
  readonly calendarDays: number | null;
  /** The same in days of the list (steps, so that one day to the next is 1). */
  readonly tradingDaysDown: number;
  readonly tradingDaysBack: number | null;
  readonly tradingDays: number | null;
}

/**
 * The drawdowns of a dated series, deepest first. pyfolio's `gen_drawdown_table`; its duration counts weekdays with both ends, ours are steps.
 * @param series index levels or wealth (not returns) by ascending day or month (which counts from end to end); NaN is
 *   passed over
 * @param options.top how many rows at most; default all
 * @throws RangeError when the days do not ascend, or a level is below zero.
 * @example drawdownTable({ days: ["2024-07-01", "2024-07-02", "2024-07-05"], values: [4, 3, 4] })[0].calendarDays // => 4
 */
export function drawdownTable(series: DatedSeries, options: { readonly top?: number } = {}): DrawdownRow[] {
  const { days, values } = requireDated(series, "drawdownTable");
  const { top = Number.POSITIVE_INFINITY } = requireOptions(options, "drawdownTable", { top: COUNT });
  const day = (position: number) => days[position] as string;
  const span = (from: number, to: number) => daysApart(lastDay(day(from)), lastDay(day(to)));
  return drawdownEpisodes(values)
    .sort((a, b) => a.depth - b.depth)
    .slice(0, top)
    .map(({ peak, valley, recovery, depth }) => ({
      peak: day(peak),
      valley: day(valley),
      recovery: recovery === null ? null : day(recovery),
      depth,
      calendarDaysDown: span(peak, valley),
      calendarDaysBack: recovery === null ? null : span(valley, recovery),
      calendarDays: recovery === null ? null : span(peak, recovery),
      tradingDaysDown: valley - peak,
      tradingDaysBack: recovery === null ? null : recovery - valley,
      tradingDays: recovery === null ? null : recovery - peak,
    }));
}

function lastDay(period: string): string {
  return period.length === 7 ? monthEnd(period) : period;
}
