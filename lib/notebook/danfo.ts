import { type ColumnTable, table } from "arquero";
import { loadDanfo } from "./load-danfo.js";

type Cell = number | string | boolean | null;

/**
 * A column of a danfojs DataFrame, as far as notebooks use it. It holds and computes with doubles. A missing number is NaN: the statistics leave it
 * out, arithmetic passes it on.
 */
export interface DataColumn {
  readonly values: readonly Cell[];
  readonly dtype: string;
  add(other: DataColumn | number): DataColumn;
  sub(other: DataColumn | number): DataColumn;
  mul(other: DataColumn | number): DataColumn;
  div(other: DataColumn | number): DataColumn;
  eq(other: DataColumn | number | string): DataColumn;
  gt(other: DataColumn | number): DataColumn;
  lt(other: DataColumn | number): DataColumn;
  count(): number;
  mean(): number;
  sum(): number;
  /** Sample standard deviation (n - 1). */
  std(): number;
  min(): number;
  max(): number;
}

/** Groups of a danfojs DataFrame. A missing number in a group makes its mean, sum, min and max NaN, and is counted: drop it first. */
export interface DataGroups {
  col(names: readonly string[]): DataGroups;
  mean(): DataFrame;
  sum(): DataFrame;
  /** Sample standard deviation (n - 1). */
  std(): DataFrame;
  count(): DataFrame;
  min(): DataFrame;
  max(): DataFrame;
}

/**
 * A danfojs DataFrame, as far as notebooks use it. Numbers are kept as doubles and come back exactly, although danfojs calls them `float32`; what
 * danfojs does to a whole frame at once (`frame.add(1)` and the like, not listed here) goes through 32-bit tensors and keeps seven digits.
 * Compute with columns.
 */
export interface DataFrame {
  readonly columns: string[];
  readonly dtypes: string[];
  readonly index: readonly (string | number)[];
  readonly shape: readonly [rows: number, columns: number];
  readonly values: readonly (readonly Cell[])[];
  /** A copy with one more column at the end. */
  addColumn(name: string, values: DataColumn | readonly Cell[]): DataFrame;
  column(name: string): DataColumn;
  /** Count, mean, std, min, median, max and variance of the columns that are not texts. Mean, std and the rest are NaN where a number is missing. */
  describe(): DataFrame;
  /** Without the rows (1, the default) that miss something, or the columns (0) that miss a number. */
  dropNa(options?: { readonly axis?: 0 | 1 }): DataFrame;
  groupby(names: readonly string[]): DataGroups;
  head(rows?: number): DataFrame;
  print(): void;
  /** The rows for which a comparison of a column holds. */
  query(condition: DataColumn): DataFrame;
  /** By one column. Drop missing numbers first: danfojs puts them anywhere. */
  sortValues(name: string, options?: { readonly ascending?: boolean }): DataFrame;
  tail(rows?: number): DataFrame;
}

interface Danfo {
  readonly DataFrame: new (
    rows: readonly (readonly Cell[])[],
    options: { readonly columns: readonly string[]; readonly dtypes: readonly string[] },
  ) => DataFrame;
}

/**
 * A table as a danfojs DataFrame: same rows, same columns in the same order. Days are texts `YYYY-MM-DD`, also where the table has Date objects;
 * missing numbers are NaN, missing texts and booleans null.
 * @param source an arquero table; filters and orders are applied
 * @throws UserError when danfojs-node is not installed
 */
export function toDanfo(source: ColumnTable): DataFrame {
  const { DataFrame: Frame } = loadDanfo() as Danfo;
  const columns = source.columnNames();
  const values = columns.map((name) => Array.from(source.array(name) as ArrayLike<unknown>));
  const dtypes = values.map(dtype);
  const rows = Array.from({ length: source.numRows() }, (_, row) =>
    values.map((column, at) => cell(column[row], dtypes[at] as string)),
  );
  return new Frame(rows, { columns, dtypes });
}

/**
 * A danfojs DataFrame as an arquero table: same rows, same columns in the same order; the index is left behind. What is missing, NaN or null, is null,
 * so that a table that goes there and back is the same table, but for Date objects, which stay texts.
 */
export function fromDanfo(frame: DataFrame): ColumnTable {
  return table(
    frame.columns.map((name, at) => [
      name,
      frame.values.map((row) => (Number.isNaN(row[at]) ? null : (row[at] ?? null))),
    ]),
  );
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
