import fc from "fast-check";
import { expect, test } from "vitest";
import { stepTradingDays } from "../../../lib/stats/series/trading-days.js";

// Independence Day 2024 fell on a Thursday.
const days = Object.freeze(["2024-07-02", "2024-07-03", "2024-07-05", "2024-07-08"]);

test.each([
  ["2024-07-03", 1, "2024-07-05"],
  ["2024-07-03", 2, "2024-07-08"],
  ["2024-07-03", -1, "2024-07-02"],
  ["2024-07-03", 0, "2024-07-03"],
  ["2024-07-04", 1, "2024-07-05"],
  ["2024-07-04", -1, "2024-07-03"],
  ["2024-07-04", 0, "2024-07-03"],
  ["2024-07-08", 1, null],
  ["2024-07-02", -1, null],
  ["2024-06-30", 1, "2024-07-02"],
  ["2024-06-30", 0, null],
  ["2024-06-30", -1, null],
  ["2024-08-01", -1, "2024-07-08"],
])("stepTradingDays from %s by %d is %s", (day, by, expected) => {
  expect(stepTradingDays(days, day, { by })).toBe(expected);
});

test("stepTradingDays forth and back from a trading day ends where it began", () => {
  fc.assert(
    fc.property(fc.nat(3), fc.integer({ min: -3, max: 3 }), (at, by) => {
      const there = stepTradingDays(days, days[at] as string, { by });
      fc.pre(there !== null);
      expect(stepTradingDays(days, there as string, { by: -by })).toBe(days[at]);
    }),
  );
});

test("stepTradingDays has nowhere to go on an empty list, and refuses half a step", () => {
  expect(stepTradingDays([], "2024-07-03", { by: 1 })).toBeNull();
  expect(() => stepTradingDays(days, "2024-07-03", { by: 0.5 })).toThrow("whole step (got 0.5)");
});
