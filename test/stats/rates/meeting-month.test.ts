import fc from "fast-check";
import { expect, test } from "vitest";
import {
  averageRate,
  daysInMonth,
  impliedRate,
  meetingMonth,
} from "../../../lib/stats/rates/meeting-month.js";

test("a futures price is 100 less the month's average rate in percent", () => {
  expect(impliedRate(94.875)).toBeCloseTo(0.05125, 15);
  expect(impliedRate(Number.NaN)).toBeNaN();
});

test("the meeting's day counts before the change, or after it", () => {
  expect(meetingMonth("2024-09-18")).toEqual({ month: "2024-09", before: 18, after: 12 });
  expect(meetingMonth("2024-09-18", { meetingDay: "after" })).toEqual({
    month: "2024-09",
    before: 17,
    after: 13,
  });
});

test("a change at the end of a month only shows in the next one, one on the first with its day after fills the month", () => {
  expect(meetingMonth("2024-07-31")).toEqual({ month: "2024-07", before: 31, after: 0 });
  expect(meetingMonth("2023-02-01", { meetingDay: "after" })).toEqual({
    month: "2023-02",
    before: 0,
    after: 28,
  });
});

test("averageRate weighs by days: 18 of 30 at 5.33%, 12 at 5.08%", () => {
  expect(averageRate([0.0533, 0.0508], { before: 18, after: 12 })).toBeCloseTo(0.0523, 15);
});

test("averageRate lies between the two rates", () => {
  const rate = fc.double({ min: 0, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(rate, rate, fc.integer({ min: 1, max: 28 }), (before, after, day) => {
      const average = averageRate([before, after], meetingMonth(`2024-02-${String(day).padStart(2, "0")}`));
      expect(average).toBeGreaterThanOrEqual(Math.min(before, after) - 1e-15);
      expect(average).toBeLessThanOrEqual(Math.max(before, after) + 1e-15);
    }),
  );
});

test("daysInMonth knows leap years", () => {
  expect(["2023-02", "2024-02", "2100-02", "2024-12"].map(daysInMonth)).toEqual([28, 29, 28, 31]);
});

test("what is no day is refused", () => {
  for (const day of ["2024-09", "2024-02-30", "2024-13-01", "18 September"]) {
    expect(() => meetingMonth(day)).toThrow(
      `meetingMonth requires a calendar day as YYYY-MM-DD (got "${day}")`,
    );
  }
});
