import { addDays, requireDay } from "./calendar-day.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "./date-window.js";
import { type OptionRules, required, requireOptions, ZERO_OR_MORE } from "./options.js";
import { CALENDAR_UNIT, type CalendarUnit, periodStart } from "./period-start.js";

/** Which period is meant, and how old a close may be. */
interface ToDateOptions {
  readonly unit: CalendarUnit;
  readonly staleDays?: number;
}

const OPTIONS: OptionRules<ToDateOptions> = { unit: required(CALENDAR_UNIT), staleDays: ZERO_OR_MORE };

/**
 * Week, month, quarter or year to date: from the last close before the calendar period starts to the last close at or before a day.
 * @param days trading days, ascending
 * @param day the day that "to date" counts to
 * @param options.unit "week" (from Monday), "month", "quarter" or "year"
 * @param options.staleDays how many days too early a close may lie; default 7
 * @returns the window, or null where the list has no close for its base or its end, or none inside the period
 * @throws RangeError when the days do not ascend, a day is not in the calendar, or an option is not one of those above.
 * @example toDate(["2024-06-28", "2024-07-01", "2024-07-24"], "2024-07-24", { unit: "month" }) // => { base: 0, end: 2, from: "2024-06-28", to: "2024-07-24" }
 */
export function toDate(days: readonly string[], day: string, options: ToDateOptions): DateWindow | null {
  const { unit, staleDays = STALE_DAYS } = requireOptions(options, "toDate", OPTIONS);
  requireDay(day, "toDate");
  return windowBetween(days, { base: addDays(periodStart(day, unit), -1), end: day, staleDays }, "toDate");
}
