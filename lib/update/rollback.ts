import { rmSync } from "node:fs";
import path from "node:path";
import { readPlainFile } from "../platform/read-plain-file.js";
import { sha256 } from "../platform/sha256.js";
import { replaceFiles } from "../store/journal.js";
import { readManifest } from "../store/manifest.js";
import { previousVintage } from "../store/vintages.js";
import { type WriteAccess, withWriteAccess } from "../store/write-access.js";
import { UserError } from "../user-error.js";
import { changesText } from "./changes-text.js";

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

const CHANGES = "CHANGES.md";

/**
 * Brings the data folder back to its state before the last update or import; done again, to the one before that.
 * @throws UserError when no earlier state of the present data is kept, StoreError as for an update
 */
export async function rollback(
  dir: string,
  { now = new Date(), ...access }: { readonly now?: Date } & WriteAccess = {},
): Promise<Rollback> {
  const task = async (): Promise<Rollback> => {
    const vintage = previousVintage(dir);
    if (vintage === undefined) {
      throw new UserError(
        `no earlier state of the data in ${dir} is kept: they were not updated here, or have been changed by other means since; "git log -- data" lists what the repository keeps`,
      );
    }
    const before = readManifest(dir);
    const title = `${now.toISOString().slice(0, 10)}: back to the state before ${vintage.replaced}`;
    const earlier = readPlainFile(path.join(dir, CHANGES))?.toString();
    const changes = changesText(earlier, { tables: [], verdicts: [] }, { title });
    const files = vintage.files.filter((file) => file.path !== CHANGES);
    replaceFiles(dir, [{ path: CHANGES, content: changes }, ...files]);
    vintage.drop();
    const after = new Map(readManifest(dir).map(({ info }) => [info.name, info]));
    const tables = before.flatMap(({ info, path: file }) => {
      const now = after.get(info.name);
      if (now === undefined) removeTable(path.join(dir, file), info.hash);
      if (now?.hash === info.hash) return [];
      return [{ table: info.name, lastBefore: info.coverage.end, lastAfter: now?.coverage.end ?? null }];
    });
    return { replaced: vintage.replaced, tables };
  };
  return withWriteAccess(dir, task, access);
}

/** Removes the file of a table that no manifest lists any more, unless somebody has changed it. */
function removeTable(file: string, hash: string): void {
  const content = readPlainFile(file);
  if (content !== undefined && `sha256:${sha256(content)}` === hash) rmSync(file);
}
