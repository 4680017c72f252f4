import type { ColumnTable } from "arquero";
import type { TableInfo } from "../../store/store.js";

/** Columns that date a table's rows: by one period, or by the first and the last of a window. */
const PERIODS = [
  ["date", "date"],
  ["month", "month"],
  ["trade_date", "trade_date"],
  ["base_date", "end_date"],
  ["start", "end"],
] as const;

/** First and last period of a table's rows, at least one; a table without dates is a summary of its coverage. */
export function periodsOf(
  known: ColumnTable,
  coverage: TableInfo["coverage"],
): readonly [first: string, last: string] {
  const columns = PERIODS.find(([column]) => known.columnNames().includes(column));
  if (columns === undefined) return [coverage.start, coverage.end];
  const [from, to] = columns.map((column) => [...(known.array(column) as Iterable<string>)].sort());
  return [from?.[0] as string, to?.at(-1) as string];
}
