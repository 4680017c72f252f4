import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { isOwnFolder, makeOwnFolder } from "../platform/inside-folder.js";
import { namesIn } from "../platform/names-in.js";
import { stateFolder } from "../platform/run-files.js";
import { sha256 } from "../platform/sha256.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { type FileChange, replaceFiles } from "./journal.js";
import { MANIFEST } from "./manifest.js";
import {
  RecordError,
  type RecordedFile,
  readRecord,
  recordedContent,
  recordedFiles,
} from "./recorded-files.js";
import { StoreError } from "./store-error.js";

const KEEP = 5;
const NOTE = "note.json";

interface Note {
  /** When the state that follows this one was written. */
  readonly replaced: string;
  /** sha256 of the manifests of the state that follows, in a list once `replaceWithin` has changed it: only then is this one "the previous vintage". */
  readonly next: string | readonly string[];
  readonly files: readonly RecordedFile[];
}

/** Where the earlier vintages of a data folder are, a folder each. */
export function vintagesDir(dir: string): string {
  return path.join(stateFolder(dir), "vintages");
}

/** Names of the kept vintages, oldest first: they are the times at which they were replaced. @throws UserError when a folder is a link */
export function vintageNames(dir: string): string[] {
  const isThere = isOwnFolder(stateFolder(dir)) && isOwnFolder(vintagesDir(dir));
  return isThere ? namesIn(vintagesDir(dir)).filter((name) => /^\d{4}-\d\d-\d\dT/.test(name)) : [];
}

/**
 * Replaces files as `replaceFiles` does, and keeps the ones that they replace, so that `previousVintage` can bring them back.
 * The five latest are kept.
 * @param changes the manifest among them, last
 * @throws StoreError as replaceFiles; the folder is as it was
 */
export function replaceKeeping(
  dir: string,
  changes: readonly FileChange[],
  { now }: { readonly now: string },
): void {
  const vintages = vintagesDir(dir);
  const name = now.replaceAll(":", "-");
  // Beside the other unfinished files, so that a sweep finds it.
  const draft = path.join(stateFolder(dir), `draft-${randomUUID()}`);
  const manifest = changes.find((change) => change.path === MANIFEST);
  makeOwnFolder(stateFolder(dir));
  makeOwnFolder(vintages);
  try {
    mkdirSync(draft);
    const files = changes.flatMap(({ path: file }) => {
      const content = read(path.join(dir, file));
      if (content === undefined) return [];
      writeNewFile(path.join(draft, file), content, { durable: true });
      return [{ path: file, sha256: sha256(content) }];
    });
    const note: Note = { replaced: now, next: sha256(manifest?.content ?? ""), files };
    writeNewFile(path.join(draft, NOTE), JSON.stringify(note), { durable: true });
    rmSync(path.join(vintages, name), { recursive: true, force: true });
    renameSync(draft, path.join(vintages, name));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StoreError(
      `the present data cannot be kept below ${vintages} (${(error as Error).message}); nothing was changed. Make room or change the permissions, then try again`,
    );
  }
  replaceFiles(dir, changes);
  const old = vintageNames(dir).slice(0, -KEEP);
  for (const each of old) rmSync(path.join(vintages, each), { recursive: true, force: true });
}

/**
 * Replaces files as `replaceFiles` does, as a part of the last update: what `previousVintage` gives stays what it was.
 * @param changes the manifest among them, last
 * @throws StoreError as replaceFiles
 */
export function replaceWithin(dir: string, changes: readonly FileChange[]): void {
  const manifest = changes.find((change) => change.path === MANIFEST);
  const present = sha256(read(path.join(dir, MANIFEST)) ?? "");
  for (const name of vintageNames(dir)) {
    const folder = path.join(vintagesDir(dir), name);
    const note = noteOf(folder);
    if (note === undefined || ![note.next].flat().includes(present)) continue;
    // Both, because the process may end before the new one is there.
    const next = [present, sha256(manifest?.content ?? "")];
    writeFileAtomic(path.join(folder, NOTE), JSON.stringify({ ...note, next } satisfies Note));
  }
  replaceFiles(dir, changes);
}

/** The note of a vintage, or undefined when it cannot be used: `previousVintage` says why. */
function noteOf(folder: string): Note | undefined {
  try {
    return readNote(folder);
  } catch {
    return undefined;
  }
}

/** The state before the last update of a data folder. */
export interface Vintage {
  /** When it was replaced, ISO 8601. */
  readonly replaced: string;
  /** Its files, the manifest last. */
  readonly files: readonly FileChange[];
  /** Forgets it. */
  drop(): void;
}

/**
 * The state that the present manifest replaced, or undefined when none is kept for it.
 * @throws StoreError when it cannot be used, or none is found and a note that could be its cannot be read; nothing was changed
 */
export function previousVintage(dir: string): Vintage | undefined {
  const present = read(path.join(dir, MANIFEST));
  let broken: StoreError | undefined;
  for (const name of vintageNames(dir).reverse()) {
    const folder = path.join(vintagesDir(dir), name);
    try {
      const note = readNote(folder);
      if (present === undefined || ![note.next].flat().includes(sha256(present))) continue;
      const files = note.files.map((file) => ({ path: file.path, content: vintageContent(folder, file) }));
      return { replaced: note.replaced, files, drop: () => rmSync(folder, { recursive: true, force: true }) };
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      broken ??= new StoreError(
        `the note of an earlier state of the data, ${path.join(folder, NOTE)}, cannot be used: ${error.message}. Nothing was changed. "npx claimbook data repair" sets it aside`,
      );
    }
  }
  if (broken) throw broken;
  return undefined;
}

/** The note of a vintage. @param folder of the vintage @throws RecordError when it cannot be used */
export function readNote(folder: string): Note {
  if (!isRealFolder(folder)) throw new RecordError(`${folder} is a link or no folder`);
  const { replaced, next, files } = readRecord(path.join(folder, NOTE));
  if (typeof replaced !== "string" || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(replaced))
    throw new RecordError("it does not say when the state was replaced");
  if (![next].flat().every((hash) => typeof hash === "string"))
    throw new RecordError("it does not say which state followed");
  return { replaced, next: next as Note["next"], files: recordedFiles(files) };
}

/** A file of a vintage. @throws RecordError when it is not the one that the note has recorded */
export function vintageContent(folder: string, { path: name, sha256: hash }: RecordedFile): Buffer {
  const file = path.join(folder, name);
  const content = recordedContent(file);
  if (content === undefined || sha256(content) !== hash)
    throw new RecordError(`${file} is not the file of which it has the hash`);
  return content;
}

function isRealFolder(folder: string): boolean {
  try {
    return isOwnFolder(folder);
  } catch {
    return false;
  }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
