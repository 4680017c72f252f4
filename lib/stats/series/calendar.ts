import { shownValue } from "../text/shown-value.js";
import { monthEnd, requireDay, requireMonth } from "./calendar-day.js";
import { requireAscending, requireSameUnit } from "./dated-series.js";

/**
 * The month that lies `count` months after another; negative counts go back.
 * @throws RangeError when the month is none, the count is not a whole number, or the result lies outside the years 0000 to 9999.
 * @example addMonths("2024-01", -120) // => "2014-01"
 */
export function addMonths(month: string, count: number): string {
  requireMonth(month, "addMonths");
  if (!Number.isInteger(count)) {
    throw new RangeError(`addMonths requires a whole number of months (got ${shownValue(count)})`);
  }
  const [year, number] = month.split("-").map(Number) as [number, number];
  const index = year * 12 + number - 1 + count;
  if (!(index >= 0 && index < 120_000)) {
    throw new RangeError(
      `addMonths requires a result in the years 0000 to 9999 (got ${count} months from ${month})`,
    );
  }
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/**
 * The same day of the month `count` months later (negative: earlier), or that month's last day where it is shorter.
 * @throws RangeError when the day is none, or as `addMonths`.
 * @example sameDayMonths("2024-03-31", -1) // => "2024-02-29"
 */
export function sameDayMonths(day: string, count: number): string {
  requireDay(day, "sameDayMonths");
  const month = addMonths(day.slice(0, 7), count);
  const wanted = `${month}-${day.slice(8)}`;
  const last = monthEnd(month);
  return wanted < last ? wanted : last;
}

/**
 * Index of the last period at or before another, or -1; the as-of join of one value.
 * @param sorted days or months, ascending
 * @throws RangeError when they do not ascend, a period is not in the calendar, or days and months are mixed.
 * @example lastAtOrBefore(["2024-01-02", "2024-01-04"], "2024-01-03") // => 0
 */
export function lastAtOrBefore(sorted: readonly string[], period: string): number {
  requireAscending(sorted, "lastAtOrBefore");
  requireSameUnit(sorted, period, "lastAtOrBefore");
  return positionAtOrBefore(sorted, period);
}

/**
 * As `lastAtOrBefore`, of periods that are known to ascend.
 * @example positionAtOrBefore(["2024-01-02", "2024-01-04"], "2024-01-01") // => -1
 */
export function positionAtOrBefore(sorted: readonly string[], period: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) <= period) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Calendar days from one day to another.
 * @throws RangeError when one of them is not a calendar day.
 * @example daysBetween("2024-02-28", "2024-03-01") // => 2
 */
export function daysBetween(from: string, to: string): number {
  return daysApart(requireDay(from, "daysBetween"), requireDay(to, "daysBetween"));
}

/**
 * As `daysBetween`, of days that are known to be in the calendar.
 * @example daysApart("2024-02-28", "2024-03-01") // => 2
 */
export function daysApart(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
