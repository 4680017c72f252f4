import { type ColumnTable, escape as escaped } from "arquero";
import type { ROW } from "../stats/series/column-name.js";

/** A table whose type says what a row of it is. It asks for no `ColumnTable`: comparing each table with that made a fifth of the compiler's types. */
type KnownTable = { readonly [ROW]: unknown };

/**
 * The rows of a table for which a condition holds, in the table's order: arquero's `filter` with a function that may use variables of the cell.
 * @param table any arquero table; of one that was read, the columns of a row are known
 * @param holds gets a row; a missing value is null
 * @example where(aq.table({ level: [1, 2, 3] }), (row) => row.level > 1).numRows() // => 2
 */
export function where<Table extends KnownTable>(
  table: Table,
  holds: (row: Table[typeof ROW]) => boolean,
): Table;
export function where<Row>(table: ColumnTable, holds: (row: Row) => boolean): ColumnTable;
export function where(table: ColumnTable, holds: (row: never) => boolean): ColumnTable {
  return table.filter(escaped(holds));
}
