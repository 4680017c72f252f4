import { expect, test } from "vitest";
import { chartDay, chartDays } from "../../lib/plots/chart-days.js";

test.each(["2024", "2024-07", "2024-07-24", "2024-02-29", "2024-07-24T16:00", "2024-07-24 16:00:00.5Z"])(
  "chartDay takes %s as it is",
  (day) => {
    expect(chartDay(day, "lineChart", "x")).toBe(day);
  },
);

test("chartDay takes a Date as a UTC day, with its time where it has one", () => {
  expect(chartDay(new Date("2024-07-24"), "lineChart", "x")).toBe("2024-07-24");
  expect(chartDay(new Date("2024-07-24T16:00:00Z"), "lineChart", "x")).toBe("2024-07-24T16:00:00.000Z");
});

test("chartDay is null where a day is missing", () => {
  expect([null, undefined, new Date(Number.NaN)].map((day) => chartDay(day, "lineChart", "x"))).toEqual([
    null,
    null,
    null,
  ]);
});

test.each(["", "24 July 2024", "2023-02-29", "2024-13", "2024-7-1", 20240724])(
  "chartDay refuses %j",
  (day) => {
    expect(() => chartDay(day, "lineChart", "x")).toThrow(RangeError);
  },
);

test("chartDays has as many days as the series, and refuses what is no list", () => {
  const position = { chart: "lineChart", series: "a", what: "x value" };
  expect(chartDays(["2024-07", null], position)).toEqual(["2024-07", null]);
  expect(() => chartDays("2024" as never, position)).toThrow('the x values of "a" are "2024", not a list');
});
