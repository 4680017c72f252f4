import { table as arqueroTable } from "arquero";
import { expect, test } from "vitest";
import { toDataFrame } from "../../../lib/notebook/show/danfo.js";
import { tableRows } from "../../../lib/notebook/show/table-rows.js";

const EXPECTED = {
  columns: ["day", "level"],
  rows: [
    ["2024-07-23", 1.5],
    ["2024-07-24", 2.5],
  ],
};

const arquero = arqueroTable({ day: ["2024-07-23", "2024-07-24"], level: [1.5, 2.5] });

test("tableRows reads an arquero table, a danfojs DataFrame and an array of objects alike", () => {
  expect(tableRows(arquero)).toEqual(EXPECTED);
  expect(tableRows(toDataFrame(arquero))).toEqual(EXPECTED);
  expect(tableRows(arquero.objects())).toEqual(EXPECTED);
});

test("tableRows of objects with different keys has every key, undefined where an object lacks it", () => {
  expect(tableRows([{ a: 1 }, { b: 2, a: 3 }])).toEqual({
    columns: ["a", "b"],
    rows: [
      [1, undefined],
      [3, 2],
    ],
  });
});

test("tableRows of an empty array has no columns, of an empty table its names", () => {
  expect(tableRows([])).toEqual({ columns: [], rows: [] });
  expect(tableRows(arqueroTable({ a: [] }))).toEqual({ columns: ["a"], rows: [] });
});

test("tableRows refuses anything else", () => {
  expect(() => tableRows({ a: 1 } as never)).toThrow(
    new TypeError("table needs an arquero table, a danfojs DataFrame or an array of objects"),
  );
});
