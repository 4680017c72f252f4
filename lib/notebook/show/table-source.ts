import { type DatedTable, datedRows, isDated } from "./dated-rows.js";
import { type ColumnTable, type DanfoData, isColumnTable, isDanfoData } from "./recognise.js";
import type { TableSource } from "./table-rows.js";

/** An arquero table, a danfojs DataFrame or Series, series on days, or an array of objects. */
export type ShownSource = ColumnTable | DanfoData | DatedTable | readonly object[];

/** Objects at either end of an array, which tell its columns. */
const LOOKED_AT = 20;

function arqueroSource(table: ColumnTable): TableSource {
  const columns = table.columnNames();
  const groups = table.isGrouped() ? (table.groups()?.names ?? []) : [];
  return {
    columns,
    groups,
    count: table.numRows(),
    rows: (from, to) =>
      table
        .objects({ offset: from, limit: to - from })
        .map((row) => columns.map((name) => (row as { readonly [name: string]: unknown })[name])),
  };
}

/** With the labels of a frame in front, where they are not just 0, 1, 2, ... */
function danfoSource({ columns, index, values, shape, $isSeries }: DanfoData): TableSource {
  const isLabelled = index.some((label, at) => label !== at);
  return {
    columns: [...(isLabelled ? [""] : []), ...columns.map(String)],
    count: shape[0] ?? 0,
    rows: (from, to) =>
      values.slice(from, to).map((row, at) => {
        const cells = $isSeries ? [row] : (row as readonly unknown[]);
        return isLabelled ? [index[from + at], ...cells] : cells;
      }),
  };
}

function recordSource(records: readonly object[]): TableSource {
  const ends = [...records.slice(0, LOOKED_AT), ...records.slice(-LOOKED_AT)];
  const columns = [...new Set(ends.flatMap((record) => Object.keys(record)))];
  return {
    columns,
    count: records.length,
    rows: (from, to) =>
      records
        .slice(from, to)
        .map((record) => columns.map((name) => (record as { readonly [name: string]: unknown })[name])),
  };
}

/** The rows of whatever is shown as a table. */
export function sourceOf(table: ShownSource): TableSource {
  if (isColumnTable(table)) return arqueroSource(table);
  if (isDanfoData(table)) return danfoSource(table);
  return isDated(table) ? datedRows(table) : recordSource(table);
}
