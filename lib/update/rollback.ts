import path from "node:path";
import { readPlainFile } from "../platform/read-plain-file.js";
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
    readonly lastAfter: string;
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
    const tables = before.flatMap(({ info }) => {
      const now = after.get(info.name);
      if (now === undefined || now.hash === info.hash) return [];
      return [{ table: info.name, lastBefore: info.coverage.end, lastAfter: now.coverage.end }];
    });
    return { replaced: vintage.replaced, tables };
  };
  return withWriteAccess(dir, task, access);
}
