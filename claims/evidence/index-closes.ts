import { lastWeekday, monthEnd, type Store } from "claimbook/book";
import { type DateWindow, daysBetween, numbers, periods, STALE_DAYS, windowBetween } from "claimbook/stats";

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

/**
 * The close that a day has: its own, or the last one before a weekend or holiday. That of a month end is in the last weekday's place.
 * @param options.reach last day of the daily table, whatever the store shows of it: after it nobody knows a holiday from a day that is missing
 * @returns the day as the closes list it; undefined where they lack it
 */
export function closeOn(
  { days, periods: names }: IndexCloses,
  day: string,
  { reach }: { readonly reach: string },
): string | undefined {
  const wanted = lastWeekday(day);
  const at = days.findLastIndex(
    (close, row) => (names[row]?.length === 7 ? lastWeekday(close) : close) <= wanted,
  );
  const close = days[at];
  if (close === undefined || lastWeekday(close) === wanted) return close;
  if (names[at]?.length === 7 || wanted > reach) return undefined;
  // No two weekdays in a row are holidays.
  return daysBetween(close, wanted) <= (new Date(close).getUTCDay() === 5 ? 3 : 1) ? close : undefined;
}

/** The newest close at which all of some indices have a level; that of a month end is its last weekday. */
export function newestClose(
  { days, levels }: IndexCloses,
  columns: readonly IndexColumn[],
): string | undefined {
  const at = days.findLastIndex((_, row) => columns.every((column) => !Number.isNaN(levels[column][row])));
  const day = days[at];
  return day && lastWeekday(day);
}

/** From the close on a day, or the last one before it, to the close on exactly the other day; null where the store lacks one. */
export function fixedWindow({ days }: IndexCloses, from: string, to: string): DateWindow | null {
  const window = windowBetween(days, { base: from, end: to, staleDays: STALE_DAYS });
  return window?.to === to ? window : null;
}

/** The windows from the same base to the closes at most `count` before or after the end, in order. */
export function adjacentEnds(
  { days, periods: names }: IndexCloses,
  { base, end, from }: DateWindow,
  { count }: { readonly count: number },
): readonly DateWindow[] {
  // A month end is not adjacent to a trading day.
  const alike = (at: number) => names[at]?.length === names[end]?.length;
  return [...days.keys()]
    .filter((at) => at > base && at !== end && Math.abs(at - end) <= count && alike(at))
    .map((at) => ({ base, end: at, from, to: days[at] as string }));
}
