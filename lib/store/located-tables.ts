import { existsSync } from "node:fs";
import path from "node:path";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { panelTablesFolder } from "../platform/run-files.js";
import { MANIFEST, readManifest, type TableSpec } from "./manifest.js";

/** A table and the folder that its file lies in. */
export interface LocatedTable {
  readonly spec: TableSpec;
  readonly dir: string;
}

/** The tables of a data folder. @throws StoreError when the folder or its manifest is missing or broken */
const tablesIn = (dir: string): readonly LocatedTable[] => readManifest(dir).map((spec) => ({ spec, dir }));

/** The tables that were computed on a panel of the current book; none where none were. @throws StoreError as {@link readManifest} */
export function panelTables(): readonly LocatedTable[] {
  const dir = panelTablesFolder(bookRoot());
  return existsSync(path.join(dir, MANIFEST)) ? tablesIn(dir) : [];
}

/** What a store without a folder of its own shows: the book's tables, then those of the user's panel. @throws StoreError as {@link readManifest} */
export const usualTables = (): readonly LocatedTable[] => [...tablesIn(dataDir()), ...panelTables()];
