import * as aq from "arquero";
import { expect, test } from "vitest";
import { numbers, periods } from "../../../lib/stats/series/column.js";
import { openStore } from "../../../lib/store/open-store.js";

const table = openStore().read("index-monthly");

test("numbers(table, name) turns null into NaN, never into 0, and keeps every row", () => {
  const raw = [...(table.array("nasdaq100_price") as Iterable<number | null>)];
  const column = numbers(table, "nasdaq100_price");
  expect(raw.some((value) => value === null)).toBe(true);
  expect(column.length).toBe(raw.length);
  expect(
    raw.every((value, row) => (value === null ? Number.isNaN(column[row]) : column[row] === value)),
  ).toBe(true);
});

test("periods(table, name) is the column as text in the table's order", () => {
  const months = periods(table, "month");
  expect(months.length).toBe(table.numRows());
  expect(months[0]).toBe("1978-12");
  expect([...months].sort()).toEqual(months);
});

test("numbers(table, name) refuses what is no number, with its row, and a column that is not there, with the near one", () => {
  for (const cell of ["0.5", true, 1n, new Date(0)]) {
    expect(() => numbers(aq.table({ level: [1, null, cell] }), "level")).toThrow(
      /numbers requires a column of numbers \(got .* in level, row 2\)/,
    );
  }
  expect(() => numbers(aq.table({ level: [1] }), "levle")).toThrow(
    'numbers requires a column of the table (got levle; did you mean "level"?)',
  );
});

test("periods(table, name) refuses dates that are no text", () => {
  expect(() => periods(aq.table({ day: [new Date(0)] }), "day")).toThrow(
    "periods requires a column of text (got a Date in day, row 0)",
  );
  expect(() => periods(aq.table({ day: ["2024-07-01"] }), "date")).toThrow("got date");
});

test.each([numbers, periods])("%o refuses a column that is not there, and names the near one", (read) => {
  expect(() => read(table, "mnoth" as string)).toThrow(
    `${read.name} requires a column of the table (got mnoth; did you mean "month"?)`,
  );
});
