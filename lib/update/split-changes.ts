import type { Columns } from "../store/columns.js";
import type { FileChange } from "../store/journal.js";
import { MANIFEST, readManifest } from "../store/manifest.js";
import { manifestWithFiles } from "../store/manifest-text.js";
import { openStore } from "../store/open-store.js";
import { writeCsv } from "../store/write-csv.js";
import type { Comparison, Revision } from "./compare.js";
import { folderWith } from "./folder-with.js";
import { columnsOf } from "./table-change.js";
import { keysOf } from "./validate.js";

/** What changed, by table. */
export type Changed = ReadonlyMap<string, Comparison>;

/**
 * What a task returns of two folders between an old and a new one: the old one with nothing but the revised values of the new one, and the
 * new one with the values that the old one had in their place.
 * @throws StoreError when there is no room for them, or a table cannot be read
 */
export function splitChanges<T>(
  { before, after, changed }: { readonly before: string; readonly after: string; readonly changed: Changed },
  task: (folders: { readonly onlyRevised: string; readonly notRevised: string }) => T,
): T {
  return folderWith(before, revisedFiles(before, changed, "to"), (onlyRevised) =>
    folderWith(after, revisedFiles(after, changed, "from"), (notRevised) =>
      task({ onlyRevised, notRevised }),
    ),
  );
}

/** A folder's tables with one side of each revision, and their manifest. */
function revisedFiles(dir: string, changed: Changed, side: "from" | "to"): FileChange[] {
  const store = openStore({ dir });
  const files = readManifest(dir).flatMap((spec) => {
    const { revisions = [] } = changed.get(spec.info.name) ?? {};
    if (revisions.length === 0) return [];
    const row = new Map(keysOf(columnsOf(store, spec.info.name), spec).map((key, at) => [key, at]));
    const columns = withRevisions(columnsOf(store, spec.info.name), revisions, { row, side });
    const names = spec.fields.map(({ name }) => name);
    return [{ name: spec.info.name, path: spec.path, csv: writeCsv(columns, names), rows: row.size }];
  });
  const manifest = manifestWithFiles(dir, new Map(files.map(({ name, ...file }) => [name, file])));
  return [...files.map(({ path, csv }) => ({ path, content: csv })), { path: MANIFEST, content: manifest }];
}

function withRevisions(
  columns: Columns,
  revisions: readonly Revision[],
  { row, side }: { readonly row: ReadonlyMap<string, number>; readonly side: "from" | "to" },
): Columns {
  const copy = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]]));
  for (const revision of revisions) {
    const at = row.get(revision.row);
    const values = copy[revision.column];
    if (at !== undefined && values !== undefined) values[at] = revision[side];
  }
  return copy;
}
