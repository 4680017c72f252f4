import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../lib/stats/series/calendar-day.js";
import { type CalendarUnit, periodStart } from "../../../lib/stats/series/period-start.js";

test.each<[string, CalendarUnit, string]>([
  ["2024-07-24", "week", "2024-07-22"],
  ["2024-07-22", "week", "2024-07-22"],
  ["2024-07-21", "week", "2024-07-15"],
  ["2025-01-01", "week", "2024-12-30"],
  ["2024-07-24", "month", "2024-07-01"],
  ["2024-07-24", "quarter", "2024-07-01"],
  ["2024-06-30", "quarter", "2024-04-01"],
  ["2024-12-31", "quarter", "2024-10-01"],
  ["2024-01-01", "quarter", "2024-01-01"],
  ["2024-07-24", "year", "2024-01-01"],
])("periodStart(%s, %s) is %s", (day, unit, start) => {
  expect(periodStart(day, unit)).toBe(start);
});

test("periodStart(day, unit) is at or before the day, and its own start", () => {
  const units = fc.constantFrom<CalendarUnit>("week", "month", "quarter", "year");
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 30_000 }), units, (offset, unit) => {
      const day = addDays("1970-01-01", offset);
      const start = periodStart(day, unit);
      expect(start <= day).toBe(true);
      expect(periodStart(start, unit)).toBe(start);
    }),
  );
});
