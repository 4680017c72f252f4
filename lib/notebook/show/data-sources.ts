import type { Store } from "../../store/store.js";
import type { Displayable } from "./displayable.js";
import { table } from "./table.js";

const PERIODS = ["date", "month", "trade_date"];

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
    const period = PERIODS.find((column) => known.columnNames().includes(column));
    const periods = period === undefined ? [] : [...(known.array(period) as Iterable<string>)];
    return {
      table: name,
      holds: title,
      rows: known.numRows(),
      from: periods[0] ?? coverage.start,
      to: periods.at(-1) ?? coverage.end,
      source: sources.map((source) => source.title.replace(/ \(.*/, "")).join("; "),
      vintage: vintage.replace(/[.;] Read from a public copy.*$/, ""),
    };
  });
  return table(rows, { caption: `As known on ${store.asOf ?? "the newest day of each table"}` });
}
