import { table as tableOf } from "arquero";
import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";

type Row = Readonly<Record<string, string | number | null>>;

/** The data as of a day with some rows of some tables changed (or, by null, a table emptied): what if they had read otherwise? */
export function changedStore(
  asOf: string | null,
  changes: { readonly [table: string]: ((row: Row) => Row) | null },
): Store {
  const store = openStore({ asOf });
  return {
    ...store,
    read(name: string, options?: { readonly asOf?: string }) {
      const table = store.read(name, options);
      const change = changes[name];
      if (change === null) return table.slice(0, 0);
      if (change === undefined) return table;
      const rows = (table.objects() as Row[]).map(change);
      return tableOf(
        Object.fromEntries(table.columnNames().map((column) => [column, rows.map((row) => row[column])])),
      );
    },
  } as Store;
}

/** Sets one value of the row whose first column is `key`. */
export const setting =
  (key: string, column: string, value: number) =>
  (row: Row): Row =>
    Object.values(row)[0] === key ? { ...row, [column]: value } : row;
