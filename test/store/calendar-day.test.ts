import { expect, test } from "vitest";
import { addDays, isCalendarDay, isMonth, monthEnd } from "../../lib/store/calendar-day.js";

test("isCalendarDay(text) knows leap years and refuses other notations", () => {
  expect(["2024-02-29", "2000-02-29", "1871-01-31"].filter(isCalendarDay)).toHaveLength(3);
  expect(
    ["2023-02-29", "1900-02-29", "2024-2-9", "2024-13-01", "", "2024-01-01T00:00"].filter(isCalendarDay),
  ).toEqual([]);
});

test("isMonth(text) takes 01 to 12", () => {
  expect(["2024-01", "2024-12", "2024-00", "2024-13", "202401"].filter(isMonth)).toEqual([
    "2024-01",
    "2024-12",
  ]);
});

test("addDays(day, n) crosses months, years and daylight saving in any zone", () => {
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addDays("2024-01-01", -1)).toBe("2023-12-31");
  expect(addDays("2024-09-28", 2)).toBe("2024-09-30");
});

test("monthEnd(month) is the last calendar day", () => {
  expect(["2024-02", "2023-02", "2024-06", "2024-12"].map(monthEnd)).toEqual([
    "2024-02-29",
    "2023-02-28",
    "2024-06-30",
    "2024-12-31",
  ]);
});
