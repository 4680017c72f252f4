import type { Store } from "./store.js";

/** The day or month of the newest row of any table, as it is known on the store's day; "" without tables. Reads the manifest alone. */
export function newestRow(store: Store): string {
  const ends = store.tables.map((table) => store.describe(table).coverage.end);
  return ends.toSorted().at(-1) ?? "";
}
