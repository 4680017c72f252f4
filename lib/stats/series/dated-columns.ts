import type { ColumnTable } from "arquero";
import { shownValue } from "../text/shown-value.js";
import { numbers, periods, requireColumn } from "./column.js";
import type { ColumnName } from "./column-name.js";
import { requireAscending } from "./dated-series.js";
import { type OptionRules, requireOptions, SERIES, TEXT } from "./options.js";
import { requireNumbers } from "./require-numbers.js";

/** Several series on the same days or months: a wide table's numbers. */
export interface DatedColumns {
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`), ascending. */
  readonly days: readonly string[];
  /** One value a day in each column; NaN is missing. */
  readonly columns: { readonly [name: string]: ArrayLike<number> };
}

/** Which columns of a table. */
interface ColumnChoice<Key extends string = string, Name extends string = string> {
  readonly key?: Key;
  readonly columns?: readonly Name[];
}

const OPTIONS: OptionRules<ColumnChoice> = { key: TEXT, columns: SERIES };

/**
 * A wide table's columns of numbers with its days or months; null becomes NaN.
 * @param table rows by ascending day or month
 * @param options.key column of the days or months; default the first column
 * @param options.columns which columns, in this order; default all others
 * @throws RangeError when the table has no such column, or its days do not ascend.
 * @example datedColumns(aq.table({ month: ["2024-06", "2024-07"], smb: [0.5, null] })).columns.smb // => Float64Array [0.5, NaN]
 */
export function datedColumns<Table extends ColumnTable, Key extends string, Name extends string>(
  table: Table,
  options: ColumnChoice<ColumnName<Table, Key>, ColumnName<Table, Name>> = {},
): DatedColumns {
  const plain: ColumnTable = table;
  const { key = table.columnName(0), columns } = requireOptions<ColumnChoice>(
    options,
    "datedColumns",
    OPTIONS,
  );
  const names = columns ?? table.columnNames().filter((name) => name !== key);
  for (const name of [key, ...names]) requireColumn(table, name, "datedColumns", "columns");
  const days = periods(plain, key);
  requireAscending(days, "datedColumns");
  return {
    days,
    columns: Object.fromEntries(names.map((name) => [name, numbers(plain, name)])),
  };
}

/**
 * The columns as arrays of doubles. Throws, in the name of the function that asks, RangeError when the days do not ascend or a column is not as long as
 * they are; TypeError when the data are no columns of numbers.
 */
export function requireColumns(
  data: DatedColumns,
  name: string,
): { readonly days: readonly string[]; readonly columns: { readonly [name: string]: Float64Array } } {
  if (
    typeof data !== "object" ||
    data === null ||
    typeof data.columns !== "object" ||
    data.columns === null
  ) {
    throw new TypeError(`${name} requires days and columns (got ${shownValue(data)})`);
  }
  requireAscending(data.days, name);
  const columns = Object.entries(data.columns).map(([column, values]) => {
    const known = requireNumbers(values, name);
    if (known.length === data.days.length) return [column, known] as const;
    throw new RangeError(
      `${name} requires one value a day (got ${data.days.length} days, ${known.length} values of ${column})`,
    );
  });
  return { days: data.days, columns: Object.fromEntries(columns) };
}
