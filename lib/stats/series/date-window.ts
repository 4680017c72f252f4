import { daysApart, positionAtOrBefore } from "./calendar.js";
import { requireDay } from "./calendar-day.js";
import { requireAscending, requireSameUnit } from "./dated-series.js";
import { simpleReturn } from "./growth.js";
import { requireNumbers } from "./require-numbers.js";

/** From one close to a later one, as positions in a list of days; the base day's own return is not part of it. */
export interface DateWindow {
  /** Position of the close that the window starts from. */
  readonly base: number;
  /** Position of the close that it ends on. */
  readonly end: number;
  /** The two days. */
  readonly from: string;
  readonly to: string;
}

/**
 * How many calendar days before the wanted day a close may lie and still stand for it. Seven bridges every long weekend and the closure of
 * September 2001 (four sessions); a longer wait is a hole in the list.
 */
export const STALE_DAYS = 7;

/** Where to look for the two closes of a window, and how old they may be. */
interface Ends {
  /** The base is the last close at or before this day. */
  readonly base: string;
  /** The end is the last close at or before this day. */
  readonly end: string;
  readonly staleDays: number;
}

/**
 * The window between two days, or null when a close is missing, too old, or both are the same.
 * @throws RangeError, in the name of the function that asks, when the days do not ascend, or a day is not in the calendar.
 * @example windowBetween(["2024-06-28", "2024-07-24"], { base: "2024-06-30", end: "2024-07-24", staleDays: 7 }).from // => "2024-06-28"
 */
export function windowBetween(
  days: readonly string[],
  ends: Ends,
  name = "windowBetween",
): DateWindow | null {
  requireAscending(days, name);
  for (const day of [ends.base, ends.end]) {
    requireDay(day, name);
    requireSameUnit(days, day, name);
  }
  const base = closeAt(days, ends.base, ends.staleDays);
  const end = closeAt(days, ends.end, ends.staleDays);
  if (base < 0 || end <= base) return null;
  return { base, end, from: days[base] as string, to: days[end] as string };
}

function closeAt(days: readonly string[], day: string, staleDays: number): number {
  const at = positionAtOrBefore(days, day);
  return at >= 0 && daysApart(days[at] as string, day) <= staleDays ? at : -1;
}

/**
 * Simple return of a series over a window: level at its end over level at its base, minus one.
 * @param levels index levels, one a day of the list that the window was made from
 * @param window null gives NaN, as does a missing level at either end
 * @throws RangeError when the window lies outside the series, or does not end after its base.
 * @example windowReturn([100, 104, 103], { base: 0, end: 2, from: "2024-06-28", to: "2024-07-02" }) // => 0.03
 */
export function windowReturn(levels: ArrayLike<number>, window: DateWindow | null): number {
  if (window === null) return Number.NaN;
  const { base, end } = window;
  const known = requireNumbers(levels, "windowReturn");
  if (!(Number.isInteger(base) && Number.isInteger(end) && base >= 0 && base < end)) {
    throw new RangeError(
      `windowReturn requires a window with a base before its end (got ${base} and ${end})`,
    );
  }
  if (!(end < known.length)) {
    throw new RangeError(
      `windowReturn requires a window inside the series (got position ${end} of ${known.length} levels)`,
    );
  }
  return simpleReturn(known[base] as number, known[end] as number);
}
