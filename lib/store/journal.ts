import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync } from "node:fs";
import path from "node:path";
import { stateDir, syncDir, writeDurably } from "./state-dir.js";
import { StoreError } from "./store-error.js";

/** New content of a file of the data folder. */
export interface FileChange {
  /** Name within the data folder. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

interface Journal {
  readonly staged: string;
  /** In the order in which they move into place. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

const JOURNAL = /^journal-[\w-]+\.json$/;

/**
 * Replaces several files of a data folder as one: whenever the process ends, the folder holds all of the old files or, from the next
 * `recover` on, all of the new ones.
 *
 * The new files are written beside the old ones first. Then a journal that lists them appears under its name by one rename: before that
 * moment nothing has happened, after it the change is decided and every file only has to be renamed into place, which needs no space and
 * can be done again by whoever opens the folder next. The caller holds the folder's lock.
 * @param changes moved into place in this order; the manifest belongs last
 * @throws StoreError when the files cannot be written (for example a full disk); the folder is as it was
 */
export function replaceFiles(dir: string, changes: readonly FileChange[]): void {
  const state = stateDir(dir);
  const id = randomUUID();
  const staged = path.join(state, `staged-${id}`);
  const draft = path.join(state, `draft-${id}`);
  try {
    mkdirSync(staged, { recursive: true });
    const files = changes.map(({ path: name, content }) => {
      writeDurably(path.join(staged, name), content);
      return { path: name, sha256: createHash("sha256").update(content).digest("hex") };
    });
    syncDir(staged);
    writeDurably(draft, JSON.stringify({ staged: path.basename(staged), files } satisfies Journal));
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    rmSync(draft, { force: true });
    throw new StoreError(
      `the new files cannot be written below ${state} (${(error as Error).message}); the data are as they were. Make room or mend the permissions, then try again`,
    );
  }
  renameSync(draft, path.join(state, `journal-${id}.json`));
  syncDir(state);
  recover(dir);
}

/**
 * Completes a replacement that was decided but not finished, for example because its process was killed. Cheap when there is none.
 * May run in several processes at once: each step is a rename that one of them does and the others find done.
 * @throws StoreError when files cannot be moved into place, for example without the right to write
 */
export function recover(dir: string): void {
  const state = stateDir(dir);
  let names: string[];
  try {
    names = readdirSync(state).filter((name) => JOURNAL.test(name));
  } catch {
    return; // No update has run on this folder.
  }
  for (const name of names) {
    try {
      finish(dir, path.join(state, name));
    } catch (error) {
      throw new StoreError(
        `an update of ${dir} was interrupted and cannot be completed (${(error as Error).message}); run "npx claimbook data" as a user who may write there`,
      );
    }
  }
}

function finish(dir: string, file: string): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return; // Another process has completed it.
    throw error;
  }
  const { staged, files } = JSON.parse(text) as Journal;
  const folder = path.join(stateDir(dir), staged);
  for (const { path: name } of files) {
    try {
      renameSync(path.join(folder, name), path.join(dir, name));
    } catch (error) {
      if (!isMissing(error)) throw error; // Missing: moved already.
    }
  }
  syncDir(dir);
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  rmSync(folder, { recursive: true, force: true });
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Removes what an update that never reached its decision left behind. The caller holds the folder's lock. */
export function sweep(dir: string): void {
  const state = stateDir(dir);
  const names = readdirSync(state);
  const decided = new Set(
    names.filter((name) => JOURNAL.test(name)).map((name) => name.slice("journal-".length, -5)),
  );
  for (const name of names) {
    const id = /^(?:staged|draft)-([\w-]+)$/.exec(name)?.[1];
    if (id !== undefined && !decided.has(id))
      rmSync(path.join(state, name), { recursive: true, force: true });
  }
}
