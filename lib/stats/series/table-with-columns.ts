/** A table of named columns: the part of arquero's `ColumnTable` that is read here, so that any table with it will do. */
export interface TableWithColumns {
  numRows(): number;
  columnNames(): string[];
  /** Name of the column at a position. */
  columnName(position: number): string;
  /** Position of a column; -1 where there is none of the name. */
  columnIndex(name: string): number;
  /** What gives a column's cell of a row, from 0. */
  getter(name: string): (row: number) => unknown;
  /** A column's cells in the table's order. */
  array(name: string): ArrayLike<unknown>;
}
