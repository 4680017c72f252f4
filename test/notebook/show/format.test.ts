import { expect, test } from "vitest";
import { date, number, percent, points } from "../../../lib/notebook/show/format.js";

const MINUS = "\u2212";
const NBSP = "\u00a0";

test.each([null, undefined, Number.NaN])('number, percent and points of %s are "n/a"', (missing) => {
  expect([number(missing), percent(missing), points(missing)]).toEqual(["n/a", "n/a", "n/a"]);
});

test("number(value, digits) separates thousands, rounds, and writes a minus sign", () => {
  expect(number(1234567.891, 1)).toBe("1,234,567.9");
  expect(number(-1234.5)).toBe(`${MINUS}1,234.50`);
  expect(number(12, 0)).toBe("12");
});

test("number(value) writes no minus before what rounds to zero", () => {
  expect(number(-0.004)).toBe("0.00");
  expect(number(-0)).toBe("0.00");
  expect(number(-0.006)).toBe(`${MINUS}0.01`);
});

test("number(value) writes infinities as signs", () => {
  expect(number(Number.POSITIVE_INFINITY)).toBe("∞");
  expect(number(Number.NEGATIVE_INFINITY)).toBe(`${MINUS}∞`);
});

test("percent(decimal, digits) multiplies by a hundred", () => {
  expect(percent(0.125)).toBe("12.5%");
  expect(percent(-0.03, 0)).toBe(`${MINUS}3%`);
  expect(percent(10.5, 0)).toBe("1,050%");
});

test("points(decimal) keeps value and unit together, and says point for one", () => {
  expect(points(0.5)).toBe(`50.0${NBSP}points`);
  expect(points(0.01, 0)).toBe(`1${NBSP}point`);
  expect(points(-0.01, 0)).toBe(`${MINUS}1${NBSP}point`);
  expect(points(0.01)).toBe(`1.0${NBSP}points`);
});

test("date(value) reads days, months and Dates as UTC", () => {
  expect(date("2024-07-04")).toBe(`4${NBSP}July 2024`);
  expect(date("2024-07")).toBe("July 2024");
  // The suite runs in a zone where this instant is already the next day.
  expect(date(new Date("2024-07-24T23:59:59Z"))).toBe(`24${NBSP}July 2024`);
});

test('date(value) is "n/a" for what is missing', () => {
  expect([date(null), date(undefined), date(new Date(Number.NaN))]).toEqual(["n/a", "n/a", "n/a"]);
});

test.each(["24/07/2024", "2024", "2024-13", "", "2024-7-4"])("date(%j) is refused", (text) => {
  expect(() => date(text)).toThrow(RangeError);
});
