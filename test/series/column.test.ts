import { expect, test } from "vitest";
import { numbers, periods } from "../../lib/series/column.js";
import { openStore } from "../../lib/store/open-store.js";

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

test.each([numbers, periods])("%o refuses a column that is not there, and names the near one", (read) => {
  expect(() => read(table, "mnoth")).toThrow(
    `${read.name} requires a column of the table (got mnoth; did you mean "month"?)`,
  );
});
