import { expect, test } from "vitest";
import { checkAscending, dayOf, parseDay } from "../../lib/sources/dates.js";

test.each([
  ["2024-07-24", "2024-07-24"],
  ["20240724", "2024-07-24"],
  ["07/24/2024", "2024-07-24"],
  ["7/4/24", "2024-07-04"],
  ["2024-07-24T00:00:00.000", "2024-07-24"],
  ["2024-02-30", undefined],
  ["02/30/2024", undefined],
  ["2024-13-01", undefined],
  ["24.07.2024", undefined],
  ["", undefined],
])("parseDay(%j) is %j", (text, day) => {
  expect(parseDay(text)).toBe(day);
});

test("dayOf(year, month, day) knows leap years and no 30 February", () => {
  expect(dayOf(2024, 2, 29)).toBe("2024-02-29");
  expect(dayOf(2023, 2, 29)).toBeUndefined();
});

test("checkAscending(file, periods) accepts none and ascending ones, and names a repetition or a step back", () => {
  checkAscending("f", []);
  checkAscending("f", ["2024-01", "2024-02"]);
  expect(() => checkAscending("f", ["2024-01", "2024-01"])).toThrow("f: 2024-01 stands there twice");
  expect(() => checkAscending("f", ["2024-02", "2024-01"])).toThrow("f: 2024-01 comes after 2024-02");
});
