import { expect, test } from "vitest";
import { sessionClose } from "../../lib/sources/session-close.js";

test.each([
  ["a winter day", "2026-02-20", "21:00"],
  ["a summer day", "2026-07-24", "20:00"],
  ["the day on which clocks go forward", "2026-03-08", "20:00"],
  ["the day on which clocks go back", "2026-11-01", "21:00"],
  ["the day after Thanksgiving", "2026-11-27", "18:00"],
  ["another Friday of November", "2026-11-20", "21:00"],
  ["a Thursday of that week", "2026-11-26", "21:00"],
  ["Christmas Eve", "2026-12-24", "18:00"],
  ["3 July", "2025-07-03", "17:00"],
])("sessionClose(day) of %s", (_, day, time) => {
  expect(new Date(sessionClose(day)).toISOString()).toBe(`${day}T${time}:00.000Z`);
});
