import { addDays, requireDay } from "./calendar-day.js";

import { oneOf, requireOption } from "./options.js";

/** A stretch of the calendar. Weeks start on Monday (ISO 8601). */
export type CalendarUnit = "week" | "month" | "quarter" | "year";

export const CALENDAR_UNIT = oneOf("week", "month", "quarter", "year");

/**
 * First calendar day of the week, month, quarter or year that a day lies in. Weeks start on Monday (ISO 8601).
 * @throws RangeError when the day is not in the calendar, or the unit is none of these.
 * @example periodStart("2024-07-24", "week") // => "2024-07-22"
 */
export function periodStart(day: string, unit: CalendarUnit): string {
  requireDay(day, "periodStart");
  requireOption(unit, "unit", "periodStart", CALENDAR_UNIT);
  const year = day.slice(0, 4);
  switch (unit) {
    case "week":
      return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
    case "month":
      return `${day.slice(0, 7)}-01`;
    case "quarter": {
      const first = 3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
      return `${year}-${String(first).padStart(2, "0")}-01`;
    }
    case "year":
      return `${year}-01-01`;
  }
}
