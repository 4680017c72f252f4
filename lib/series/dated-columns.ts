import type { ColumnTable } from "arquero";
import { nameHint } from "../platform/near-name.js";
import { numbers, periods } from "./column.js";

/** Several series on the same days or months: a wide table's numbers. */
export interface DatedColumns {
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`), ascending. */
  readonly days: readonly string[];
  /** One value a day in each column; NaN is missing. */
  readonly columns: { readonly [name: string]: ArrayLike<number> };
}

/**
 * A wide table's columns of numbers with its days or months; null becomes NaN.
 * @param table rows by ascending day or month
 * @param options.key column of the days or months; default the first column
 * @param options.columns which columns, in this order; default all others
 * @throws RangeError when the table has no such column.
 * @example datedColumns(aq.table({ month: ["2024-06", "2024-07"], smb: [0.5, null] })).columns.smb // => Float64Array [0.5, NaN]
 */
export function datedColumns(
  table: ColumnTable,
  {
    key = table.columnName(0),
    columns,
  }: { readonly key?: string; readonly columns?: readonly string[] } = {},
): DatedColumns {
  const names = columns ?? table.columnNames().filter((name) => name !== key);
  for (const name of [key, ...names]) {
    if (table.columnIndex(name) < 0) {
      throw new RangeError(
        `datedColumns requires columns of the table (got ${name}; ${nameHint(name, table.columnNames(), { plural: "columns" })})`,
      );
    }
  }
  return {
    days: periods(table, key),
    columns: Object.fromEntries(names.map((name) => [name, numbers(table, name)])),
  };
}
