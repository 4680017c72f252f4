import type { ColumnTable } from "arquero";
import type { AnyStore, Store } from "./store.js";

/** The name of the table that was computed on the user's panel in place of one of the book's. */
export const panelTableName = (table: string): string => `panel-${table}`;

/** The user's panel that a table was computed on in place of the book's own; undefined where it was on none. */
export function panelOf(store: Store, table: string): string | undefined {
  const own = panelTableName(table);
  return store.tables.includes(own) ? (store as AnyStore).describe(own).panel : undefined;
}

/**
 * The rows of a table on the user's panel where they were computed there, else of the book's own table.
 * @returns undefined where the store has neither
 */
export function stockTable(store: Store, table: string): ColumnTable | undefined {
  const { tables } = store;
  const name = [panelTableName(table), table].find((one) => tables.includes(one));
  return name === undefined ? undefined : (store as AnyStore).read(name);
}
