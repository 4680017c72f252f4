import { grouped, type Store } from "claimbook/book";
import { numbers, periods } from "claimbook/stats";
/** One month of small against large caps, cut before its last sessions. Price returns, decimal. */
export interface LastWeek {
  readonly month: string;
  /** Lead of small caps with the last sessions still to come: sum of the daily gaps so far. */
  readonly before: number;
  /** What those sessions added to it. */
  readonly change: number;
}

/** Sessions of July 2024 after the note's close: the last week of every other month is as long. */
export const LAST_SESSIONS = 5;

/** Every month whose days the store shows from the first to the last, oldest first; months with missing days are left out. */
export function lastWeeks(store: Store): readonly LastWeek[] {
  const table = store.read("size-gap-daily");
  const gaps = numbers(table, "gap_1d");
  const byMonth = grouped(
    periods(table, "date").map((day, at) => [day.slice(0, 7), gaps[at] as number] as const),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  // The newest month may have days to come, and the first may lack some.
  return [...byMonth]
    .slice(1, -1)
    .map(([month, days]) => ({
      month,
      before: sum(days.slice(0, -LAST_SESSIONS)),
      change: sum(days.slice(-LAST_SESSIONS)),
    }))
    .filter(({ before, change }) => !Number.isNaN(before + change));
}
