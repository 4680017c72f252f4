import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, daysBetween, lastAtOrBefore, sameDayMonths } from "../../../lib/stats/series/calendar.js";
import { addDays } from "../../../lib/stats/series/calendar-day.js";

const day = fc.integer({ min: -20_000, max: 30_000 }).map((offset) => addDays("1970-01-01", offset));

test("addMonths(month, n) crosses years in both directions, and the way back undoes it", () => {
  expect(addMonths("2024-12", 1)).toBe("2025-01");
  expect(addMonths("2024-01", -1)).toBe("2023-12");
  fc.assert(
    fc.property(day, fc.integer({ min: -500, max: 500 }), (from, count) => {
      const month = from.slice(0, 7);
      expect(addMonths(addMonths(month, count), -count)).toBe(month);
    }),
  );
});

test("sameDayMonths(day, n) takes the last day of a shorter month, also of a leap February", () => {
  expect(sameDayMonths("2024-07-31", -1)).toBe("2024-06-30");
  expect(sameDayMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(sameDayMonths("2020-02-29", 48)).toBe("2024-02-29");
});

test("lastAtOrBefore(sorted, period) agrees with a search from the end, and is -1 before the first", () => {
  fc.assert(
    fc.property(fc.uniqueArray(day, { maxLength: 40 }), day, (days, wanted) => {
      const sorted = [...days].sort();
      expect(lastAtOrBefore(sorted, wanted)).toBe(sorted.findLastIndex((other) => other <= wanted));
    }),
  );
});

test("daysBetween(from, to) counts leap days, is below zero backwards, and undoes addDays", () => {
  expect(daysBetween("2023-02-28", "2023-03-01")).toBe(1);
  expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
      expect(daysBetween(from, addDays(from, count))).toBe(count);
    }),
  );
});
