import { addDays } from "../store/calendar-day.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "./date-window.js";
import { type CalendarUnit, periodStart } from "./period-start.js";

/**
 * Week, month, quarter or year to date: from the last close before the calendar period starts to the last close at or before a day.
 * @param days trading days, ascending
 * @param day the day that "to date" counts to
 * @param options.unit "week" (from Monday), "month", "quarter" or "year"
 * @param options.staleDays how many days too early a close may lie; default 7
 * @returns the window, or null where the list has no close for its base or its end, or none inside the period
 * @example toDate(["2024-06-28", "2024-07-01", "2024-07-24"], "2024-07-24", { unit: "month" }) // => { base: 0, end: 2, from: "2024-06-28", to: "2024-07-24" }
 */
export function toDate(
  days: readonly string[],
  day: string,
  { unit, staleDays = STALE_DAYS }: { readonly unit: CalendarUnit; readonly staleDays?: number },
): DateWindow | null {
  return windowBetween(days, { base: addDays(periodStart(day, unit), -1), end: day, staleDays });
}
