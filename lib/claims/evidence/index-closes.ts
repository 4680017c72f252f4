import { daysBetween, lastAtOrBefore } from "../../series/calendar.js";
import { numbers, periods } from "../../series/column.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "../../series/date-window.js";
import { monthEnd } from "../../store/calendar-day.js";
import type { Store } from "../../store/store.js";

const COLUMNS = [
  "russell2000_price",
  "russell2000_total_return",
  "sp500_price",
  "sp500_total_return",
  "russell1000_total_return",
] as const;

/** An index of the tables `index-daily` and `index-monthly`. */
export type IndexColumn = (typeof COLUMNS)[number];

/** Every close of the indices that a store shows. */
export interface IndexCloses {
  /** Trading days, ascending; a month without any in the daily table has its last calendar day. */
  readonly days: readonly string[];
  /** What to print for each: the trading day, or the month. */
  readonly periods: readonly string[];
  /** Rebased levels, one a day; NaN where an index has no figure. */
  readonly levels: { readonly [column in IndexColumn]: Float64Array };
}

/** The closes of both tables: trading days, and month ends of the months without any. */
export function indexCloses(store: Store): IndexCloses {
  const rows = (name: string, column: string, dayOf: (period: string) => string) => {
    const table = store.read(name);
    const levels = COLUMNS.map((index) => numbers(table, index));
    return periods(table, column).map((period, row) => ({
      day: dayOf(period),
      period,
      levels: levels.map((values) => values[row] as number),
    }));
  };
  const daily = rows("index-daily", "date", (day) => day);
  const covered = new Set(daily.map(({ day }) => day.slice(0, 7)));
  const monthly = rows("index-monthly", "month", monthEnd).filter(({ period }) => !covered.has(period));
  const all = [...daily, ...monthly].sort((a, b) => (a.day < b.day ? -1 : 1));
  const levels = COLUMNS.map((index, at) => [
    index,
    Float64Array.from(all, (row) => row.levels[at] as number),
  ]);
  return {
    days: all.map(({ day }) => day),
    periods: all.map(({ period }) => period),
    levels: Object.fromEntries(levels) as IndexCloses["levels"],
  };
}

/** The last close at or before a day, if it is recent enough to stand for it. */
export function closeBy({ days }: IndexCloses, day: string): string | undefined {
  const close = days[lastAtOrBefore(days, day)];
  return close !== undefined && daysBetween(close, day) <= STALE_DAYS ? close : undefined;
}

/** From the close on a day, or the last one before it, to the close on exactly the other day; null where the store lacks one. */
export function fixedWindow({ days }: IndexCloses, from: string, to: string): DateWindow | null {
  const window = windowBetween(days, { base: from, end: to, staleDays: STALE_DAYS });
  return window?.to === to ? window : null;
}

/** The windows from the same base to the closes at most `count` before or after the end, in order. */
export function neighbourEnds(
  { days, periods: names }: IndexCloses,
  { base, end, from }: DateWindow,
  { count }: { readonly count: number },
): readonly DateWindow[] {
  // A month end is no neighbour of a trading day.
  const alike = (at: number) => names[at]?.length === names[end]?.length;
  return [...days.keys()]
    .filter((at) => at > base && at !== end && Math.abs(at - end) <= count && alike(at))
    .map((at) => ({ base, end: at, from, to: days[at] as string }));
}
