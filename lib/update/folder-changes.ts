import type { Columns } from "../store/columns.js";
import { readManifest, type TableSpec } from "../store/manifest.js";
import { openStore } from "../store/open-store.js";
import { type Comparison, compare } from "./compare.js";
import type { Changed } from "./split-changes.js";
import type { TableSummary } from "./summary.js";
import { columnsOf } from "./table-change.js";
import { comparisonSummary } from "./table-summary.js";

/** How two data folders differ. */
export interface FolderChanges {
  /** By table; those of the same content are left out. */
  readonly changed: Changed;
  readonly tables: readonly TableSummary[];
}

/**
 * The tables of which one data folder has other content than another; one that is new or gone has had no row, or has none.
 * @throws StoreError when a folder or one of those tables cannot be read
 */
export function folderChanges(before: string, after: string): FolderChanges {
  const [old, fresh] = [before, after].map(
    (dir) => new Map(readManifest(dir).map((spec) => [spec.info.name, spec])),
  ) as [Map<string, TableSpec>, Map<string, TableSpec>];
  const stores = [before, after].map((dir) => openStore({ dir }));
  const differ = [...new Set([...fresh.keys(), ...old.keys()])].filter(
    (name) => old.get(name)?.info.hash !== fresh.get(name)?.info.hash,
  );
  const changed = new Map<string, Comparison>();
  const tables = differ.map((name): TableSummary => {
    const [was, is] = [old.get(name), fresh.get(name)];
    const [a, b] = [was, is].map((spec, at) =>
      spec ? columnsOf(stores[at] as ReturnType<typeof openStore>, name) : {},
    ) as [Columns, Columns];
    const comparison = compare(a, b, (is ?? was) as TableSpec);
    changed.set(name, comparison);
    return {
      table: name,
      status: "updated",
      lastBefore: was?.info.coverage.end ?? "",
      lastAfter: is?.info.coverage.end ?? "",
      ...comparisonSummary(comparison),
      notes: [],
      left: [],
    };
  });
  return { changed, tables };
}
