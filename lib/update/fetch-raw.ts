import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { insideFolder, isOwnFolder, makeOwnFolder } from "../platform/inside-folder.js";
import { sweepTemporaryPaths, temporaryPath } from "../platform/temporary-path.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { readRaw } from "../sources/folder-fetch.js";
import type { Fetch, SourceFile } from "../sources/source-file.js";
import { StoreError } from "../store/store-error.js";

/** Where raw bytes are kept, with a note of address, time and hash beside each. Not committed. */
export function rawDir(dir: string): string {
  return path.join(dir, "raw");
}

/**
 * A fetch that keeps what another one receives. The note is written last, and counts only for the bytes whose hash it holds. It is without the
 * validators, so that the file is asked for whole again, until `confirmRaw`. The caller holds the folder's lock.
 * @throws UserError when the folder for them is a link; StoreError through the promise when a file cannot be kept
 */
export function keepRaw(dir: string, receive: Fetch): Fetch {
  const raw = rawDir(dir);
  if (isOwnFolder(raw)) sweepTemporaryPaths(raw);
  return async (request) => {
    const file = await receive(request);
    const { etag: _, lastModified: __, ...unconfirmed } = file;
    keeping(raw, file.name, () => {
      makeOwnFolder(raw);
      replace(insideFolder(raw, file.name), file.bytes);
      writeNote(raw, unconfirmed);
    });
    return file;
  };
}

/** Keeps the validators of files whose tables passed: only such a copy may stand for what the server says has not changed. */
export function confirmRaw(dir: string, files: Iterable<SourceFile>): void {
  const raw = rawDir(dir);
  for (const file of files) keeping(raw, file.name, () => writeNote(raw, file));
}

function keeping(raw: string, name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new StoreError(
      `${name} cannot be kept in ${raw} (${(error as Error).message}); the data are as they were. Make room or change the permissions, then try again`,
    );
  }
}

function writeNote(raw: string, { bytes: _, ...note }: SourceFile): void {
  replace(insideFolder(raw, `${note.name}.json`), `${JSON.stringify(note, null, 1)}\n`);
}

/** Takes the place of a link as well, instead of writing to where it leads. */
function replace(file: string, content: string | Uint8Array): void {
  const temporary = temporaryPath(file);
  try {
    writeNewFile(temporary, content, { durable: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The copy of an earlier update, for a conditional request; only one whose address and time are on record. */
export function earlierRaw(dir: string): (name: string) => SourceFile | undefined {
  return (name) => {
    const file = readRaw(rawDir(dir), name);
    return file?.etag || file?.lastModified ? file : undefined;
  };
}
