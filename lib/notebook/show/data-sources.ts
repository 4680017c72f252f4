import type { ColumnTable } from "arquero";
import type { Store, TableInfo } from "../../store/store.js";
import type { Displayable } from "./displayable.js";
import { table } from "./table.js";

/** Columns that date a table's rows: by one period, or by the first and the last of a window. */
const PERIODS = [
  ["date", "date"],
  ["month", "month"],
  ["trade_date", "trade_date"],
  ["base_date", "end_date"],
  ["start", "end"],
] as const;

/** First and last period of a table's rows; a table without dates is a summary of its coverage. */
function periodsOf(
  known: ColumnTable,
  coverage: TableInfo["coverage"],
): readonly [first: string, last: string] {
  const columns = PERIODS.find(([column]) => known.columnNames().includes(column));
  if (columns === undefined) return [coverage.start, coverage.end];
  const [from, to] = columns.map((column) => [...(known.array(column) as Iterable<string>)].sort());
  return [from?.[0] as string, to?.at(-1) as string];
}

/**
 * What a notebook reads, as a table to show: what each table holds, its rows as known at the store's as-of, first and last
 * period, whose figures they are, and the vintage.
 * @param names tables of the store
 * @throws StoreError when there is no such table
 */
export function dataSources(store: Store, names: readonly string[]): Displayable {
  const rows = names.map((name) => {
    const { title, sources, vintage, coverage } = store.describe(name);
    const known = store.read(name);
    const [first, last] = known.numRows() === 0 ? [null, null] : periodsOf(known, coverage);
    return {
      table: name,
      holds: title,
      rows: known.numRows(),
      from: first,
      to: last,
      source: sources.map((source) => source.title.replace(/ \(.*/, "")).join("; "),
      vintage: vintage.replace(/[.;] Read from a public copy.*$/, ""),
    };
  });
  return table(rows, { caption: `As known on ${store.asOf ?? "the newest day of each table"}` });
}
