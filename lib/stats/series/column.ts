import type { ColumnTable } from "arquero";
import { nameHint } from "../text/near-name.js";
import { shownValue } from "../text/shown-value.js";
import type { ColumnName } from "./column-name.js";

/**
 * A table's number column as a typed array of the same length. Here null becomes NaN, the library's one mark for "missing" inside arrays of
 * numbers; what every function then does with it is written in lib/stats/series/README.md.
 * @throws RangeError when the table has no such column; TypeError when the column holds anything but numbers.
 * @example numbers(aq.table({ level: [1, null, 3] }), "level") // => Float64Array [1, NaN, 3]
 */
export function numbers<Table extends ColumnTable, Name extends string>(
  table: Table,
  name: ColumnName<Table, Name>,
): Float64Array {
  requireColumn(table, name, "numbers");
  const cellOf = table.getter(name);
  const values = new Float64Array(table.numRows());
  for (let row = 0; row < values.length; row += 1) {
    const cell: unknown = cellOf(row) ?? Number.NaN;
    if (typeof cell !== "number") {
      throw new TypeError(
        `numbers requires a column of numbers (got ${shownValue(cell)} in ${name}, row ${row})`,
      );
    }
    values[row] = cell;
  }
  return values;
}

/**
 * A table's column of days or months (or of any text) as text, in the table's order. What needs days checks them.
 * @throws RangeError when the table has no such column; TypeError when a cell is no text.
 * @example periods(aq.table({ month: ["2024-06", "2024-07"] }), "month") // => ["2024-06", "2024-07"]
 */
export function periods<Table extends ColumnTable, Name extends string>(
  table: Table,
  name: ColumnName<Table, Name>,
): readonly string[] {
  requireColumn(table, name, "periods");
  const cells = [...(table.array(name) as Iterable<string>)];
  for (const [row, cell] of cells.entries()) {
    if (typeof cell !== "string") {
      throw new TypeError(
        `periods requires a column of text (got ${shownValue(cell)} in ${name}, row ${row})`,
      );
    }
  }
  return cells;
}

/** Throws RangeError, in the name of the function that asks, when the table has no such column. */
export function requireColumn(table: ColumnTable, name: string, caller: string, wanted = "a column"): void {
  if (table.columnIndex(name) >= 0) return;
  const names = table.columnNames();
  const hint = nameHint(String(name), names, { plural: "columns" });
  throw new RangeError(`${caller} requires ${wanted} of the table (got ${name}; ${hint})`);
}
