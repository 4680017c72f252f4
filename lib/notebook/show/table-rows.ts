/** What danfojs calls a DataFrame, as far as it is read here. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly values: readonly unknown[] | readonly (readonly unknown[])[];
}

/** What arquero calls a ColumnTable, as far as it is read here. */
export interface ColumnTableLike {
  columnNames(): string[];
  objects(): object[];
}

/** Rows from anywhere: an arquero table, a danfojs DataFrame or an array of objects. */
export type TableRows = ColumnTableLike | DataFrameLike | readonly object[];

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Column names and rows, whatever the table is made of; an object without a column's key has undefined there.
 * @throws TypeError when it is none of the three
 */
export function tableRows(source: TableRows): Rows {
  if (Array.isArray(source)) {
    const objects = source as readonly Readonly<Record<string, unknown>>[];
    const columns = [...new Set(objects.flatMap((row) => Object.keys(row)))];
    return { columns, rows: objects.map((row) => columns.map((name) => row[name])) };
  }
  if ("columnNames" in source) return { ...tableRows(source.objects()), columns: source.columnNames() };
  if ("columns" in source && Array.isArray(source.values)) {
    const rows = source.values.map((row) => (Array.isArray(row) ? row : [row]) as readonly unknown[]);
    return { columns: source.columns, rows };
  }
  throw new TypeError("table needs an arquero table, a danfojs DataFrame or an array of objects");
}

/** A table by its size and any of its rows: a table can have millions. */
export interface TableSource {
  readonly columns: readonly string[];
  readonly count: number;
  readonly groups?: readonly string[];
  /** The rows from one place to before another. */
  rows(from: number, to: number): readonly (readonly unknown[])[];
}
