import { createRequire } from "node:module";
import type { ColumnTable } from "arquero";

type Cell = number | string | boolean | null;

/** A column of a danfojs DataFrame, as far as notebooks use it; missing numbers are NaN and left out of the statistics. */
export interface DataColumn {
  readonly values: readonly Cell[];
  readonly dtype: string;
  add(other: DataColumn | number): DataColumn;
  sub(other: DataColumn | number): DataColumn;
  mul(other: DataColumn | number): DataColumn;
  div(other: DataColumn | number): DataColumn;
  mean(): number;
  sum(): number;
  std(): number;
  min(): number;
  max(): number;
}

/** Groups of a danfojs DataFrame. */
export interface DataGroups {
  col(names: readonly string[]): DataGroups;
  mean(): DataFrame;
  sum(): DataFrame;
  count(): DataFrame;
  min(): DataFrame;
  max(): DataFrame;
}

/** A danfojs DataFrame, as far as notebooks use it. */
export interface DataFrame {
  readonly columns: string[];
  readonly dtypes: string[];
  readonly index: readonly (string | number)[];
  readonly shape: readonly [rows: number, columns: number];
  readonly values: readonly (readonly Cell[])[];
  column(name: string): DataColumn;
  describe(): DataFrame;
  dropNa(options?: { readonly axis?: 0 | 1 }): DataFrame;
  groupby(names: readonly string[]): DataGroups;
  head(rows?: number): DataFrame;
  sortValues(name: string, options?: { readonly ascending?: boolean }): DataFrame;
}

interface Danfo {
  readonly DataFrame: new (
    rows: readonly (readonly Cell[])[],
    options: { readonly columns: readonly string[]; readonly dtypes: readonly string[] },
  ) => DataFrame;
}

function dtype(values: readonly unknown[]): string {
  const known = values.filter((value) => value !== null && value !== undefined);
  if (known.length > 0 && known.every((value) => typeof value === "boolean")) return "boolean";
  return known.every((value) => typeof value === "number") ? "float32" : "string";
}

function cell(value: unknown, type: string): Cell {
  // danfojs counts NaN, not null, as a missing number.
  if (value === null || value === undefined) return type === "float32" ? Number.NaN : null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return type === "string" ? String(value) : (value as number | boolean);
}

/**
 * The table as a danfojs DataFrame: same columns in the same order, days as `YYYY-MM-DD`, missing numbers as NaN and
 * missing texts as null. danfojs takes a second to load, the first time.
 */
export function toDataFrame(table: ColumnTable): DataFrame {
  const { DataFrame: Frame } = createRequire(import.meta.url)("danfojs-node") as Danfo;
  const columns = table.columnNames();
  const values = columns.map((name) => Array.from(table.array(name) as ArrayLike<unknown>));
  const dtypes = values.map(dtype);
  const rows = Array.from({ length: table.numRows() }, (_, row) =>
    values.map((column, at) => cell(column[row], dtypes[at] as string)),
  );
  return new Frame(rows, { columns, dtypes });
}
