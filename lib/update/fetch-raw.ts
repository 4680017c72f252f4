import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { readRaw } from "../sources/folder-fetch.js";
import type { Fetch, SourceFile } from "../sources/source-file.js";
import { writeDurably } from "../store/state-dir.js";
import { StoreError } from "../store/store-error.js";

/** Where raw bytes are kept, with a note of address, time and hash beside each. Not committed. */
export function rawDir(dir: string): string {
  return path.join(dir, "raw");
}

/**
 * A fetch that keeps what another one receives. The note is written last, and counts only for the bytes whose hash it holds.
 * @throws StoreError when a file cannot be kept
 */
export function keepRaw(dir: string, receive: Fetch): Fetch {
  const raw = rawDir(dir);
  return async (request) => {
    const file = await receive(request);
    const { bytes, ...note } = file;
    try {
      mkdirSync(raw, { recursive: true });
      replace(path.join(raw, file.name), bytes);
      replace(path.join(raw, `${file.name}.json`), `${JSON.stringify(note, null, 1)}\n`);
    } catch (error) {
      throw new StoreError(
        `${file.name} cannot be kept in ${raw} (${(error as Error).message}); the data are as they were. Make room or mend the permissions, then try again`,
      );
    }
    return file;
  };
}

function replace(file: string, content: string | Uint8Array): void {
  writeDurably(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/** The copy of an earlier update, for a conditional request; only one whose address and time are on record. */
export function earlierRaw(dir: string): (name: string) => SourceFile | undefined {
  return (name) => {
    const file = readRaw(rawDir(dir), name);
    return file?.etag || file?.lastModified ? file : undefined;
  };
}
