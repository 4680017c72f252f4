import type { Store } from "../../store/store.js";
import type { Displayable } from "./displayable.js";
import { periodsOf } from "./periods-of.js";
import { table } from "./table.js";

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
