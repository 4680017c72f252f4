import type { ColumnTable } from "arquero";
import { nameHint } from "../platform/near-name.js";

function checked(table: ColumnTable, name: string, fn: string): ColumnTable {
  if (table.columnIndex(name) >= 0) return table;
  const hint = nameHint(name, table.columnNames(), { plural: "columns" });
  throw new RangeError(`${fn} requires a column of the table (got ${name}; ${hint})`);
}

/**
 * A table's number column as a typed array of the same length. Here null becomes NaN, the library's one mark for "missing" inside arrays of
 * numbers; what every function then does with it is written in lib/series/README.md.
 * @throws RangeError when the table has no such column.
 * @example numbers(aq.table({ level: [1, null, 3] }), "level") // => Float64Array [1, NaN, 3]
 */
export function numbers(table: ColumnTable, name: string): Float64Array {
  const cellOf = checked(table, name, "numbers").getter(name);
  const values = new Float64Array(table.numRows());
  for (let row = 0; row < values.length; row += 1) values[row] = cellOf(row) ?? Number.NaN;
  return values;
}

/**
 * A table's column of days or months as text, in the table's order.
 * @throws RangeError when the table has no such column.
 * @example periods(aq.table({ month: ["2024-06", "2024-07"] }), "month") // => ["2024-06", "2024-07"]
 */
export function periods(table: ColumnTable, name: string): readonly string[] {
  return [...(checked(table, name, "periods").array(name) as Iterable<string>)];
}
