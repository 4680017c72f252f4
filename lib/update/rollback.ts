import path from "node:path";
import { readPlainFile } from "../platform/read-plain-file.js";
import { type FileChange, replaceFiles } from "../store/journal.js";
import { readManifest } from "../store/manifest.js";
import { StoreError } from "../store/store-error.js";
import { previousVintage } from "../store/vintages.js";
import { type WriteAccess, withWriteAccess } from "../store/write-access.js";
import { UserError } from "../user-error.js";
import { changesText } from "./changes-text.js";
import { folderChanges } from "./folder-changes.js";
import { folderWith } from "./folder-with.js";
import { HISTORY, historyText } from "./history.js";
import type { UpdateSummary } from "./summary.js";
import { verdictMoves } from "./verdict-moves.js";

/** What a rollback brought back. */
export interface Rollback {
  /** When the state that is back was replaced. */
  readonly replaced: string;
  readonly tables: readonly {
    readonly table: string;
    readonly lastBefore: string;
    readonly lastAfter: string;
  }[];
}

const CHANGES = "CHANGES.md";

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
    const at = now.toISOString();
    const title = `back to the state before ${vintage.replaced}`;
    const files = vintage.files.filter((file) => file.path !== CHANGES && file.path !== HISTORY);
    const what = whatMoves(dir, files);
    const earlier = readPlainFile(path.join(dir, CHANGES))?.toString();
    const changes = changesText(earlier, what, { title: `${at.slice(0, 10)}: ${title}` });
    const history = historyText(dir, what, { at, title });
    replaceFiles(dir, [{ path: CHANGES, content: changes }, { path: HISTORY, content: history }, ...files]);
    vintage.drop();
    const after = new Map(readManifest(dir).map(({ info }) => [info.name, info]));
    const tables = before.flatMap(({ info }) => {
      const now = after.get(info.name);
      if (now === undefined || now.hash === info.hash) return [];
      return [{ table: info.name, lastBefore: info.coverage.end, lastAfter: now.coverage.end }];
    });
    return { replaced: vintage.replaced, tables };
  };
  return withWriteAccess(dir, task, access);
}
