/** A value of a table. Days and months are text; a missing value is null, never 0 and never NaN. */
export type Cell = string | number | null;

/** A table by columns, all of one length. */
export type Columns = { readonly [name: string]: readonly Cell[] };

/** A column as the store keeps it: numbers side by side, NaN for a missing one; or texts, null for a missing one. */
export type StoredColumn = Float64Array | readonly (string | null)[];

/** A table as the store keeps it. */
export type StoredColumns = { readonly [name: string]: StoredColumn };

/** A stored table's cells, in arrays of their own. */
export function toCells(columns: StoredColumns): Record<string, Cell[]> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      column instanceof Float64Array ? numberCells(column) : column.slice(),
    ]),
  );
}

function numberCells(column: Float64Array): Cell[] {
  const cells = new Array<Cell>(column.length);
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    cells[row] = Number.isNaN(value) ? null : value;
  }
  return cells;
}
