import { expect, test } from "vitest";
import { numbers, periods } from "../../../lib/stats/series/column.js";
import { windowReturn } from "../../../lib/stats/series/date-window.js";
import type { CalendarUnit } from "../../../lib/stats/series/period-start.js";
import { toDate } from "../../../lib/stats/series/to-date.js";
import { openStore } from "../../../lib/store/open-store.js";

const table = openStore().read("index-daily");
const days = periods(table, "date");

test.each<[CalendarUnit, string]>([
  ["week", "2024-07-19"],
  ["month", "2024-06-28"],
  ["quarter", "2024-06-28"],
])("%s to 24 July 2024 starts from the close of %s", (unit, from) => {
  expect(toDate(days, "2024-07-24", { unit })).toMatchObject({ from, to: "2024-07-24" });
});

test("year to date starts from the last close of December", () => {
  expect(toDate(["2023-12-29", "2024-01-02"], "2024-01-03", { unit: "year" })).toEqual({
    base: 0,
    end: 1,
    from: "2023-12-29",
    to: "2024-01-02",
  });
});

test("the Russell 2000's month to 24 July 2024 runs from the close of 28 June, and was a gain", () => {
  const levels = numbers(table, "russell2000_price");
  const [base, end] = [days.indexOf("2024-06-28"), days.indexOf("2024-07-24")];
  const byHand = (levels[end] as number) / (levels[base] as number) - 1;
  const window = toDate(days, "2024-07-24", { unit: "month" });
  expect(windowReturn(levels, window)).toBe(byHand);
  expect(byHand).toBeGreaterThan(0);
});

test("toDate(days, day) is null where the list starts inside the period, ends before it, or is empty", () => {
  expect(toDate(["2024-07-02", "2024-07-24"], "2024-07-24", { unit: "month" })).toBeNull();
  expect(toDate(["2024-06-27", "2024-06-28"], "2024-07-02", { unit: "month" })).toBeNull();
  expect(toDate([], "2024-07-02", { unit: "week" })).toBeNull();
});

test("toDate(days, day) does not start from a close across a hole in the list", () => {
  const holed = ["2024-05-31", "2024-07-24"];
  expect(toDate(holed, "2024-07-24", { unit: "month" })).toBeNull();
  expect(toDate(holed, "2024-07-24", { unit: "month", staleDays: 31 })).toMatchObject({ from: "2024-05-31" });
});
