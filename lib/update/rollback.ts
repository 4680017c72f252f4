import { rmSync } from "node:fs";
import path from "node:path";
import { readPlainFile } from "../platform/read-plain-file.js";
import { sha256 } from "../platform/sha256.js";
import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import { type FileChange, replaceFiles } from "../store/journal.js";
import { MANIFEST, readManifest, type TableSpec } from "../store/manifest.js";
import { withTablesOf } from "../store/manifest-text.js";
import { StoreError } from "../store/store-error.js";
import { previousVintage, replaceWithin, type Vintage } from "../store/vintages.js";
import { type WriteAccess, withWriteAccess } from "../store/write-access.js";
import { folderChanges } from "./folder-changes.js";
import { folderWith } from "./folder-with.js";
import { LOGS, logFiles } from "./log-files.js";
import { withTableOf } from "./readme-text.js";
import type { UpdateSummary } from "./summary.js";
import { verdictMoves } from "./verdict-moves.js";

/** What a rollback brought back. */
export interface Rollback {
  /** When the state that is back was replaced. */
  readonly replaced: string;
  readonly tables: readonly {
    readonly table: string;
    readonly lastBefore: string;
    /** Null: the table came with the update that is undone, and is gone. */
    readonly lastAfter: string | null;
  }[];
}

interface RollbackOptions extends WriteAccess {
  /** Which tables alone, of those that the last update changed; default the whole folder. */
  readonly tables?: readonly string[];
  readonly now?: Date;
}

const README = "README.md";

/** What the earlier files change; nothing where the present data are damaged, which keeps no rollback back. */
function whatMoves(dir: string, files: readonly FileChange[]): Pick<UpdateSummary, "tables" | "verdicts"> {
  try {
    return folderWith(dir, files, (copy) => {
      const { changed, tables } = folderChanges(dir, copy);
      return { tables, verdicts: verdictMoves(dir, copy, { changed }) };
    });
  } catch (error) {
    if (error instanceof StoreError) return { tables: [], verdicts: [] };
    throw error;
  }
}

/**
 * Brings the data folder, or some tables with their entries in manifest and README, back to the state before the last update or import. The whole
 * folder can be brought back again, to the state before that one; after some tables, the rest or the whole can.
 * @throws UserError when no earlier state of the present data is kept, or a table was no part of the last update; StoreError as for an update
 */
export async function rollback(
  dir: string,
  { now = new Date(), tables = [], ...access }: RollbackOptions = {},
): Promise<Rollback> {
  const task = async (): Promise<Rollback> => {
    const vintage = previousVintage(dir);
    if (vintage === undefined) {
      throw new UserError(
        `no earlier state of the data in ${dir} is kept: they were not updated here, or have been changed by other means since; "git log -- data" lists what the repository keeps`,
      );
    }
    const before = readManifest(dir);
    const only = tables.length > 0 ? ` of ${tables.join(", ")}` : "";
    const title = `back to the state${only} before ${vintage.replaced}`;
    const files =
      tables.length > 0
        ? filesOf(tables, { dir, specs: before, vintage })
        : vintage.files.filter((file) => !LOGS.includes(file.path));
    const what = { ...whatMoves(dir, files), sources: [] };
    const all = [...logFiles(dir, what, { at: now.toISOString(), title }), ...files];
    if (tables.length > 0) replaceWithin(dir, all);
    else {
      replaceFiles(dir, all);
      vintage.drop();
    }
    const after = new Map(readManifest(dir).map(({ info }) => [info.name, info]));
    const back = before.flatMap(({ info, path: file }) => {
      const now = after.get(info.name);
      if (now === undefined) removeTable(path.join(dir, file), info.hash);
      if (now?.hash === info.hash) return [];
      return [{ table: info.name, lastBefore: info.coverage.end, lastAfter: now?.coverage.end ?? null }];
    });
    return { replaced: vintage.replaced, tables: back };
  };
  return withWriteAccess(dir, task, access);
}

/** The tables' files as they were, README and manifest with their entries as they were; the manifest last. */
function filesOf(
  tables: readonly string[],
  {
    dir,
    specs,
    vintage,
  }: { readonly dir: string; readonly specs: readonly TableSpec[]; readonly vintage: Vintage },
): readonly FileChange[] {
  const earlier = new Map(vintage.files.map(({ path: name, content }) => [name, content]));
  const part = specs.filter((spec) => earlier.has(spec.path)).map(({ info }) => info.name);
  const names = specs.map(({ info }) => info.name);
  const files = [...new Set(tables)].map((table) => {
    const spec = specs.find(({ info }) => info.name === table);
    if (spec === undefined)
      throw new UserError(
        `there is no table ${JSON.stringify(table)}; ${nameHint(table, names, { plural: "tables", listedBy: '"claimbook data"' })}`,
      );
    const content = earlier.get(spec.path);
    if (content === undefined)
      throw new UserError(
        `table ${table} was no part of the last update, before ${vintage.replaced}, which changed ${part.join(", ")}; nothing was changed`,
      );
    if (Buffer.from(content).equals(readPlainFile(path.join(dir, spec.path)) ?? Buffer.of()))
      throw new UserError(
        `table ${table} is already as it was before ${vintage.replaced}; nothing was changed`,
      );
    return { path: spec.path, content };
  });
  const [readme, then] = [plain(dir, README), earlier.get(README)];
  if (readme !== undefined && then !== undefined) {
    const content = tables.reduce((text, table) => withTableOf(text, table, String(then)), readme);
    files.push({ path: README, content });
  }
  const manifest = withTablesOf(String(plain(dir, MANIFEST)), tables, String(earlier.get(MANIFEST)));
  return [...files, { path: MANIFEST, content: manifest }];
}

const plain = (dir: string, name: string) => readPlainFile(path.join(dir, name))?.toString();

/** Removes the file of a table that no manifest lists any more, unless somebody has changed it. */
function removeTable(file: string, hash: string): void {
  const content = readPlainFile(file);
  if (content !== undefined && `sha256:${sha256(content)}` === hash) rmSync(file);
}
