import { expect, test } from "vitest";
import { sessionClose } from "../../lib/series/session-close.js";

test.each([
  ["a winter day", "2026-02-20", "21:00"],
  ["a summer day", "2026-07-24", "20:00"],
  ["the day on which clocks go forward", "2026-03-08", "20:00"],
  ["the day on which clocks go back", "2026-11-01", "21:00"],
  ["the day after Thanksgiving", "2026-11-27", "18:00"],
  ["another Friday of November", "2026-11-20", "21:00"],
  ["Thanksgiving itself, which has no session", "2026-11-26", "21:00"],
  ["Christmas Eve", "2026-12-24", "18:00"],
  ["Christmas Eve on a Friday, when Christmas is observed", "2027-12-24", "21:00"],
  ["3 July", "2025-07-03", "17:00"],
  ["3 July on a Friday, when Independence Day is observed", "2026-07-03", "20:00"],
])("sessionClose(day) of %s", (_, day, time) => {
  expect(new Date(sessionClose(day)).toISOString()).toBe(`${day}T${time}:00.000Z`);
});

test("sessionClose(day) refuses a day that is not in the calendar", () => {
  expect(() => sessionClose("2026-02-30")).toThrow(/^sessionClose requires a calendar day/);
});
