import type { ColumnTable } from "arquero";

/**
 * A table's number column as a typed array of the same length. Here null becomes NaN, the library's one mark for "missing" inside arrays of
 * numbers; what every function then does with it is written in lib/series/README.md.
 * @example numbers(aq.table({ level: [1, null, 3] }), "level") // => Float64Array [1, NaN, 3]
 */
export function numbers(table: ColumnTable, name: string): Float64Array {
  const cellOf = table.getter(name);
  const values = new Float64Array(table.numRows());
  for (let row = 0; row < values.length; row += 1) values[row] = cellOf(row) ?? Number.NaN;
  return values;
}

/**
 * A table's column of days or months as text, in the table's order.
 * @example periods(aq.table({ month: ["2024-06", "2024-07"] }), "month") // => ["2024-06", "2024-07"]
 */
export function periods(table: ColumnTable, name: string): readonly string[] {
  return [...(table.array(name) as Iterable<string>)];
}
