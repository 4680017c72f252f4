import { expect, test } from "vitest";
import { doubleSort } from "../../../lib/stats/factors/double-sort.js";

const data = Object.freeze({
  days: ["2024-06", "2024-07", "2024-08"],
  columns: {
    // Not in the grid's order, and one column beside the grid.
    me2_op3: [0, 0.5, 0.5],
    me1_op1: [0, 1, 0.5],
    me1_op2: [0, 0.5, 0],
    me1_op3: [0, 0.25, 0],
    me2_op1: [0, 0, 0],
    me2_op2: [0, 0.125, 0],
    mkt_rf: [0, 0, 0],
  },
});

test("doubleSort(data, window) lays a wide table out as a grid with spreads and averages", () => {
  expect(doubleSort(data, { first: "2024-07", last: "2024-07" })).toEqual({
    rows: ["me1", "me2"],
    columns: ["op1", "op2", "op3"],
    cells: [
      [1, 0.5, 0.25],
      [0, 0.125, 0.5],
    ],
    rowSpreads: [-0.75, 0.5],
    columnSpreads: [-1, -0.375, 0.25],
    rowAverages: [1.75 / 3, 0.625 / 3],
    columnAverages: [0.5, 0.3125, 0.375],
    averageRowSpread: -0.125,
    averageColumnSpread: -0.375,
    first: "2024-07",
    last: "2024-07",
    n: 1,
  });
});

test("doubleSort(data, window) compounds over the window; { statistic: mean } averages", () => {
  const window = { first: "2024-07", last: "2024-08" };
  expect(doubleSort(data, window).cells).toEqual([
    [2, 0.5, 0.25],
    [0, 0.125, 1.25],
  ]);
  expect(doubleSort(data, { ...window, statistic: "mean" }).cells).toEqual([
    [0.75, 0.25, 0.125],
    [0, 0.0625, 0.5],
  ]);
});

test("doubleSort(data, window) orders ten groups by number, not as text", () => {
  const columns = Object.fromEntries(
    [1, 2].flatMap((i) => [10, 9, 2, 1].map((j) => [`me${i}_bm${j}`, [j / 100]] as const)),
  );
  expect(doubleSort({ days: ["2024-07"], columns }, { first: "2024-07", last: "2024-07" }).columns).toEqual([
    "bm1",
    "bm2",
    "bm9",
    "bm10",
  ]);
});

test("doubleSort(data, window) makes NaN of a cell with a missing return, and of what needs that cell only", () => {
  const columns = { ...data.columns, me1_op2: [0, Number.NaN, 0] };
  const table = doubleSort({ ...data, columns }, { first: "2024-07", last: "2024-07" });
  expect(table.cells[0]).toEqual([1, Number.NaN, 0.25]);
  expect(table.rowSpreads).toEqual([-0.75, 0.5]);
  expect(table.rowAverages[0]).toBeNaN();
  expect(table.averageRowSpread).toBe(-0.125);
});

test("doubleSort(data, window) refuses a hole in the grid, names that are no grid, and windows outside the data", () => {
  const { me1_op2, ...columns } = data.columns;
  const window = { first: "2024-07", last: "2024-07" };
  expect(me1_op2).toBeDefined();
  expect(() => doubleSort({ ...data, columns }, window)).toThrow(
    "doubleSort requires a full grid (got no column me1_op2)",
  );
  expect(() => doubleSort({ ...data, columns: { smb: [0, 0, 0] } }, window)).toThrow(
    /two groupings.*got smb/,
  );
  expect(() => doubleSort({ ...data, columns: { ...columns, me1_bm1: [0, 0, 0] } }, window)).toThrow(
    /two groupings/,
  );
  expect(() => doubleSort(data, { first: "2024-07", last: "2024-09" })).toThrow(/inside the data/);
});
