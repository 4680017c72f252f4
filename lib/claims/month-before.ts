import type { ColumnTable } from "arquero";
import { numbers, periods } from "../series/column.js";
import { monthEnd } from "../store/calendar-day.js";
import type { Store } from "../store/store.js";

/**
 * The day that a claim's relative dates count from: the store's as-of, or, when it shows everything, the end of the last month in
 * which the table has a value in every named column. Null when there is none.
 */
export function effectiveAsOf(store: Store, table: string, columns: readonly string[]): string | null {
  if (store.asOf !== null) return store.asOf;
  const month = lastComplete(store.read(table), "month", columns);
  return month === null ? null : monthEnd(month);
}

/** The last period at which every named column has a value, or null. */
function lastComplete(table: ColumnTable, period: string, columns: readonly string[]): string | null {
  const values = columns.map((name) => numbers(table, name));
  return (
    periods(table, period)
      .filter((_, row) => values.every((column) => !Number.isNaN(column[row])))
      .at(-1) ?? null
  );
}
