import { expect, test } from "vitest";
import { windowBetween, windowReturn } from "../../../lib/stats/series/date-window.js";

const days = Object.freeze(["2024-06-28", "2024-07-01", "2024-07-24"]);
const window = { base: 0, end: 2, from: "2024-06-28", to: "2024-07-24" };

test("windowBetween(days, ends) takes the last close at or before each end", () => {
  expect(windowBetween(days, { base: "2024-06-30", end: "2024-07-25", staleDays: 7 })).toEqual(window);
});

test("windowBetween(days, ends) is null without a fresh close at either end, and for an empty span", () => {
  expect(windowBetween(days, { base: "2024-06-27", end: "2024-07-24", staleDays: 7 })).toBeNull();
  expect(windowBetween(days, { base: "2024-07-09", end: "2024-07-24", staleDays: 7 })).toBeNull();
  expect(windowBetween(days, { base: "2024-06-28", end: "2024-08-01", staleDays: 7 })).toBeNull();
  expect(windowBetween(days, { base: "2024-07-01", end: "2024-07-02", staleDays: 7 })).toBeNull();
  expect(windowBetween([], { base: "2024-07-01", end: "2024-07-02", staleDays: 7 })).toBeNull();
});

test("windowReturn(levels, window) leaves out the base day's own return", () => {
  expect(windowReturn(Object.freeze([100, 50, 125]), window)).toBe(0.25);
});

test("windowReturn(levels, window) is missing without a window or without a level at either end", () => {
  expect(windowReturn([1, 2, 3], null)).toBeNaN();
  expect(windowReturn([Number.NaN, 2, 3], window)).toBeNaN();
  expect(windowReturn([1, 2, Number.NaN], window)).toBeNaN();
  expect(windowReturn([1, Number.NaN, 3], window)).toBe(2);
});

test("windowReturn(levels, window) refuses a window of another list", () => {
  expect(() => windowReturn([1, 2], window)).toThrow("got position 2 of 2 levels");
});
