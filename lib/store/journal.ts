import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, renameSync, rmSync, unlinkSync } from "node:fs";
import path from "node:path";
import { insideFolder, isOwnFolder, makeOwnFolder } from "../platform/inside-folder.js";
import { namesIn } from "../platform/names-in.js";
import { isPlainName } from "../platform/plain-name.js";
import { sha256 } from "../platform/sha256.js";
import { sweepTemporaryPaths } from "../platform/temporary-path.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { shownValue } from "../stats/text/shown-value.js";
import {
  RecordError,
  type RecordedFile,
  readRecord,
  recordedContent,
  recordedFiles,
  repeated,
} from "./recorded-files.js";
import { stateDir, syncDir } from "./state-dir.js";
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
  readonly files: readonly RecordedFile[];
}

const JOURNAL = /^journal-(?<id>[\w-]+)\.json$/;

/** The names of the journals of a data folder. @throws UserError when its state folder is a link */
export function journalNames(dir: string): string[] {
  if (!isOwnFolder(stateDir(dir))) return []; // No update has run on this folder.
  return namesIn(stateDir(dir)).filter((name) => JOURNAL.test(name));
}

/** The folder, beside the journal, that holds the files that it lists. */
export const stagedName = (journal: string) => `staged-${JOURNAL.exec(journal)?.groups?.id}`;

/**
 * Replaces several files of a data folder as one: whenever the process ends, the folder holds all of the old files or, from the next
 * `recover` on, all of the new ones.
 *
 * The new files are written beside the old ones first. Then a journal that lists them appears under its name by one rename: before that
 * moment nothing has happened, after it the change is decided and every file only has to be renamed into place, which needs no space and
 * can be done again by whoever opens the folder next. The caller holds the folder's lock.
 * @param changes one at least, each of another plain name; moved into place in this order; the manifest belongs last
 * @throws StoreError when the files cannot be written (for example a full disk); the folder is as it was
 */
export function replaceFiles(dir: string, changes: readonly FileChange[]): void {
  checkNames(changes.map((change) => change.path));
  const state = stateDir(dir);
  makeOwnFolder(state);
  const id = randomUUID();
  const staged = path.join(state, `staged-${id}`);
  const draft = path.join(state, `draft-${id}`);
  try {
    mkdirSync(staged);
    const files = changes.map(({ path: name, content }) => {
      writeNewFile(path.join(staged, name), content, { durable: true });
      return { path: name, sha256: sha256(content) };
    });
    syncDir(staged);
    const journal = JSON.stringify({ staged: path.basename(staged), files } satisfies Journal);
    writeNewFile(draft, journal, { durable: true });
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    rmSync(draft, { force: true });
    throw new StoreError(
      `the new files cannot be written below ${state} (${(error as Error).message}); the data are as they were. Make room or change the permissions, then try again`,
    );
  }
  renameSync(draft, path.join(state, `journal-${id}.json`));
  syncDir(state);
  recover(dir);
}

function checkNames(names: readonly string[]): void {
  const odd = names.find((name) => !isPlainName(name)) ?? repeated(names);
  if (names.length === 0 || odd !== undefined)
    throw new StoreError(
      `replaceFiles requires files of different plain names (got ${shownValue(odd ?? names)})`,
    );
}

/**
 * Completes a replacement that was decided but not finished, for example because its process was killed. Cheap when there is none.
 * May run in several processes at once: each step is a rename that one of them does and the others find done.
 * @throws StoreError when a journal cannot be used, or files cannot be moved into place, for example without the right to write
 */
export function recover(dir: string): void {
  for (const name of journalNames(dir)) {
    try {
      finishReplacement(dir, name);
    } catch (error) {
      const { message } = error as Error;
      const journal = path.join(stateDir(dir), name);
      throw new StoreError(
        error instanceof RecordError
          ? `the journal of an interrupted update, ${journal}, cannot be used: ${message}. Nothing was moved. "npx claimbook data repair" sets it aside and checks the tables`
          : `an update of ${dir} was interrupted and cannot be completed (${message}); run "npx claimbook data" as a user who may write there`,
      );
    }
  }
}

/**
 * Moves the files of a journal into place; nothing is done when another process has done it. Checked before the first one moves: that all
 * names are plain, that the folder of the new files is no link, and that each file has the hash recorded, there or in its place.
 * @throws RecordError when the journal cannot be used; nothing was moved. Error of the file system
 */
export function finishReplacement(dir: string, name: string): void {
  const [journal, folder] = [name, stagedName(name)].map((one) => path.join(stateDir(dir), one)) as [
    string,
    string,
  ];
  let files: readonly RecordedFile[];
  try {
    files = checkedFiles(dir, { journal, folder });
  } catch (error) {
    // While it was checked, another process has completed it.
    if (!isThere(journal)) return;
    throw error;
  }
  for (const { path: file } of files) {
    try {
      renameSync(path.join(folder, file), insideFolder(dir, file));
    } catch (error) {
      if (!isMissing(error)) throw error; // Missing: moved already.
    }
  }
  syncDir(dir);
  try {
    unlinkSync(journal);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  rmSync(folder, { recursive: true, force: true });
}

function checkedFiles(
  dir: string,
  { journal, folder }: { readonly journal: string; readonly folder: string },
): readonly RecordedFile[] {
  const { staged, files: recorded } = readRecord(journal);
  const files = recordedFiles(recorded);
  if (staged !== path.basename(folder))
    throw new RecordError(
      `its files are to be in ${path.basename(folder)}, and it says ${shownValue(staged)}`,
    );
  if (isThere(folder) && !lstatSync(folder).isDirectory())
    throw new RecordError(`${path.basename(folder)} is a link or no folder`);
  for (const { path: name, sha256: hash } of files) {
    const [from, to] = [path.join(folder, name), insideFolder(dir, name)];
    const content = recordedContent(from);
    if (content === undefined && isThere(from)) throw new RecordError(`${from} is no plain file`);
    // Moved already, by this process or another one.
    const moved = content ?? recordedContent(to);
    if (moved === undefined || sha256(moved) !== hash)
      throw new RecordError(`${content ? from : to} is not the file of which it has the hash`);
    if (isThere(to) && lstatSync(to).isDirectory()) throw new RecordError(`${to} is a folder`);
  }
  return files;
}

/** Also of a link that leads nowhere. */
const isThere = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Names of what an update that never reached its decision left in a state folder. */
function leftovers(state: string): string[] {
  const names = namesIn(state);
  const decided = new Set(names.flatMap((name) => (JOURNAL.test(name) ? [stagedName(name)] : [])));
  return names.filter((name) => /^(?:staged|draft)-[\w-]+$/.test(name) && !decided.has(name));
}

/** Whether there is something to {@link sweep}. */
export function hasLeftovers(dir: string): boolean {
  return isOwnFolder(stateDir(dir)) && leftovers(stateDir(dir)).length > 0;
}

/** Removes what an update that never reached its decision left behind. The caller holds the folder's lock. */
export function sweep(dir: string): void {
  const state = stateDir(dir);
  for (const name of leftovers(state)) rmSync(path.join(state, name), { recursive: true, force: true });
  sweepTemporaryPaths(state);
}
