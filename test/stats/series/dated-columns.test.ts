import * as aq from "arquero";
import { expect, test } from "vitest";
import { datedColumns } from "../../../lib/stats/series/dated-columns.js";

const table = aq.table({ month: ["2024-06", "2024-07"], smb: [0.01, null], rf: [0.004, 0.0045] });

test("datedColumns(table) takes the first column as the months and the others as numbers, null as NaN", () => {
  const { days, columns } = datedColumns(table);
  expect(days).toEqual(["2024-06", "2024-07"]);
  expect(Object.keys(columns)).toEqual(["smb", "rf"]);
  expect(columns.smb).toEqual(Float64Array.of(0.01, Number.NaN));
});

test("datedColumns(table, { key, columns }) takes the columns named, in that order", () => {
  const picked = datedColumns(table, { key: "month", columns: ["rf"] });
  expect(Object.keys(picked.columns)).toEqual(["rf"]);
});

test("datedColumns(table) of no rows has empty columns", () => {
  const { days, columns } = datedColumns(aq.table({ month: [], smb: [] }));
  expect(days).toEqual([]);
  expect(columns.smb).toHaveLength(0);
});

test("datedColumns(table, ...) refuses a column that is not there", () => {
  expect(() => datedColumns(table, { columns: ["hml"] })).toThrow(
    "datedColumns requires columns of the table (got hml; the columns are month, smb, rf)",
  );
});

test("datedColumns(table) refuses days that do not ascend or are not in the calendar", () => {
  expect(() => datedColumns(aq.table({ day: ["2024-07-02", "2024-07-01"], smb: [1, 2] }))).toThrow(
    "datedColumns requires ascending days",
  );
  expect(() => datedColumns(aq.table({ day: ["2024-02-30"], smb: [1] }))).toThrow(
    'got "2024-02-30" at position 0',
  );
});
