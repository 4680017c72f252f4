import { expect, test } from "vitest";
import { addDays, isCalendarDay, isMonth, monthEnd } from "../../../lib/stats/series/calendar-day.js";

test("isCalendarDay(text) knows leap years and refuses other notations", () => {
  expect(["2024-02-29", "2000-02-29", "1871-01-31"].filter(isCalendarDay)).toHaveLength(3);
  expect(
    ["2023-02-29", "1900-02-29", "2024-2-9", "2024-13-01", "", "2024-01-01T00:00"].filter(isCalendarDay),
  ).toEqual([]);
});

test("every day of the years 0000 to 9999 that Date knows is a day, and no other of its form", () => {
  for (const year of ["0000", "0004", "0099", "0100", "1900", "2000", "2023", "2024", "9999"]) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        const date = new Date(`${text}T00:00:00Z`);
        const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
        expect(isCalendarDay(text), text).toBe(real);
      }
    }
  }
  expect(
    ["2024-1a-01", "2024/01/01", "2024-01-01 ", "+02024-01-01", "٢٠٢٤-01-01"].filter(isCalendarDay),
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

test("years below 100 are their own, and results outside 0000 to 9999 are refused", () => {
  expect(monthEnd("0099-02")).toBe("0099-02-28");
  expect(addDays("0099-12-31", 1)).toBe("0100-01-01");
  expect(() => addDays("9999-12-31", 1)).toThrow("addDays requires a result in the years 0000 to 9999");
  expect(() => addDays("0000-01-01", -1)).toThrow("addDays requires a result in the years 0000 to 9999");
  expect(() => addDays("2024-01-01", 0.5)).toThrow("addDays requires whole days (got 0.5)");
});

test("monthEnd(month) is the last calendar day", () => {
  expect(["2024-02", "2023-02", "2024-06", "2024-12"].map(monthEnd)).toEqual([
    "2024-02-29",
    "2023-02-28",
    "2024-06-30",
    "2024-12-31",
  ]);
});
