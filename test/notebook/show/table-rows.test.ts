import { expect, test } from "vitest";
import { toDanfo } from "../../../lib/notebook/danfo.js";
import { tableRows } from "../../../lib/notebook/show/table-rows.js";
import { openStore } from "../../../lib/store/open-store.js";

const table = openStore().read("unprofitable-share").select("month", "share");
const objects = table.objects() as { month: string; share: number }[];
const EXPECTED = {
  columns: ["month", "share"],
  rows: objects.map(({ month, share }) => [month, share]),
};

test("tableRows reads an arquero table, a danfojs DataFrame and an array of objects alike", () => {
  expect(EXPECTED.rows.length).toBeGreaterThan(1);
  expect(tableRows(table)).toEqual(EXPECTED);
  expect(tableRows(toDanfo(table))).toEqual(EXPECTED);
  expect(tableRows(objects)).toEqual(EXPECTED);
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
  expect(tableRows(table.slice(0, 0))).toEqual({ ...EXPECTED, rows: [] });
});

test("tableRows refuses anything else", () => {
  expect(() => tableRows({ a: 1 } as never)).toThrow(
    new TypeError("table needs an arquero table, a danfojs DataFrame or an array of objects"),
  );
});
