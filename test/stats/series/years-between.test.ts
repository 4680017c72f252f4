import { expect, test } from "vitest";
import { yearsBetween } from "../../../lib/stats/series/years-between.js";

test.each([
  ["2014-06-24", "2024-06-24", 10],
  ["2024-01-01", "2024-01-01", 0],
  ["2023-01-01", "2024-01-01", 1],
  // 2 July 2023 is day 183 of 365, counted from 1 January as day 1.
  ["2023-01-01", "2023-07-02", 182 / 365],
  // From 24 June 2023 to 24 June 2024 lie 366 days.
  ["2022-06-24", "2024-01-24", 1 + 214 / 366],
  // Counted from 29 February the anniversaries of common years fall on the 28th.
  ["2020-02-29", "2021-02-28", 1],
])("yearsBetween(%s, %s) is %d", (from, to, years) => {
  expect(yearsBetween(from, to)).toBeCloseTo(years, 12);
});

test("yearsBetween(from, to) refuses a span that runs backwards", () => {
  expect(() => yearsBetween("2024-01-02", "2024-01-01")).toThrow(RangeError);
});
