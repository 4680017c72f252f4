import { existsSync } from "node:fs";
import path from "node:path";
import type { ColumnTable } from "arquero";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { panelTablesFolder } from "../platform/run-files.js";
import { MANIFEST, readManifest, type TableSpec } from "./manifest.js";
import type { AnyStore, Store } from "./store.js";

/** A table and the folder that its file lies in. */
export interface LocatedTable {
  readonly spec: TableSpec;
  readonly dir: string;
}

/** The name of the table that was computed on the user's panel in place of one of the book's. */
export const panelTableName = (table: string): string => `panel-${table}`;

/** The tables of a data folder. @throws StoreError when the folder or its manifest is missing or broken */
const tablesIn = (dir: string): readonly LocatedTable[] => readManifest(dir).map((spec) => ({ spec, dir }));

/** The tables that were computed on a panel of the current book; none where none were. @throws StoreError as {@link readManifest} */
export function panelTables(): readonly LocatedTable[] {
  const dir = panelTablesFolder(bookRoot());
  return existsSync(path.join(dir, MANIFEST)) ? tablesIn(dir) : [];
}

/** What a store without a folder of its own shows: the book's tables, then those of the user's panel. @throws StoreError as {@link readManifest} */
export const usualTables = (): readonly LocatedTable[] => [...tablesIn(dataDir()), ...panelTables()];

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
