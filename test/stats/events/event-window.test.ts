import { expect, test } from "vitest";
import { eventWindow } from "../../../lib/stats/events/event-window.js";

const days = Object.freeze([
  "2024-07-09",
  "2024-07-10",
  "2024-07-11",
  "2024-07-12",
  "2024-07-15",
  "2024-07-16",
]);

test("eventWindow(days, event) is the trading days from before to after the event", () => {
  expect(eventWindow(days, "2024-07-11", { before: 1, after: 2 })).toEqual({
    at: 2,
    first: 1,
    last: 4,
    days: ["2024-07-10", "2024-07-11", "2024-07-12", "2024-07-15"],
    offsets: Int32Array.of(-1, 0, 1, 2),
  });
});

test("eventWindow(days, event) of a Saturday starts from Monday, or from Friday where asked", () => {
  const around = { before: 0, after: 0 };
  expect(eventWindow(days, "2024-07-13", around)?.days).toEqual(["2024-07-15"]);
  expect(eventWindow(days, "2024-07-13", { ...around, closed: "previous" })?.days).toEqual(["2024-07-12"]);
});

test("eventWindow(days, event) is null where the list does not hold the whole window", () => {
  expect(eventWindow(days, "2024-07-09", { before: 1, after: 0 })).toBeNull();
  expect(eventWindow(days, "2024-07-16", { before: 0, after: 1 })).toBeNull();
  expect(eventWindow(days, "2024-07-20", { before: 0, after: 0 })).toBeNull();
  expect(eventWindow(days, "2024-07-01", { before: 0, after: 0, closed: "previous" })).toBeNull();
  expect(eventWindow([], "2024-07-01", { before: 0, after: 0 })).toBeNull();
});

test("eventWindow(days, event) refuses days that are not whole", () => {
  expect(() => eventWindow(days, "2024-07-11", { before: -1, after: 0 })).toThrow(
    /whole days before and after \(got -1 and 0\)/,
  );
  expect(() => eventWindow(days, "2024-07-11", { before: 0, after: 0.5 })).toThrow(/got 0 and 0.5/);
});
