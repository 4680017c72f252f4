import { expect, test } from "vitest";
import { drawdownTable } from "../../lib/stats/drawdown-table.js";

// Friday 5 July 2024 to Monday 8 July is one step and three calendar days.
const days = Object.freeze([
  "2024-07-03",
  "2024-07-05",
  "2024-07-08",
  "2024-07-09",
  "2024-07-10",
  "2024-07-11",
]);

test("drawdownTable(series) puts the deepest first, with its dates and lengths in calendar and trading days", () => {
  expect(drawdownTable({ days, values: Object.freeze([8, 6, 8, 4, 6, 5]) })).toEqual([
    {
      peak: "2024-07-08",
      valley: "2024-07-09",
      recovery: null,
      depth: -0.5,
      calendarDaysDown: 1,
      calendarDaysBack: null,
      calendarDays: null,
      tradingDaysDown: 1,
      tradingDaysBack: null,
      tradingDays: null,
    },
    {
      peak: "2024-07-03",
      valley: "2024-07-05",
      recovery: "2024-07-08",
      depth: -0.25,
      calendarDaysDown: 2,
      calendarDaysBack: 3,
      calendarDays: 5,
      tradingDaysDown: 1,
      tradingDaysBack: 1,
      tradingDays: 2,
    },
  ]);
});

test("drawdownTable(series, { top }) stops after so many; equal depths keep their order in time", () => {
  const values = [8, 6, 8, 6, 8, 2];
  expect(drawdownTable({ days, values }, { top: 2 }).map(({ peak }) => peak)).toEqual([
    "2024-07-10",
    "2024-07-03",
  ]);
});

test("drawdownTable of a series that never falls is empty; days out of order and returns are refused", () => {
  expect(drawdownTable({ days: [], values: [] })).toEqual([]);
  expect(() => drawdownTable({ days: [...days].reverse(), values: [1, 2, 3, 4, 5, 6] })).toThrow(
    "ascending days",
  );
  expect(() => drawdownTable({ days: ["2024-07-03"], values: [-0.1] })).toThrow("levels of zero or more");
});
