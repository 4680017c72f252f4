import { realpathSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder.js";
import { temporaryPath } from "./temporary-path.js";
import { writeNewFile } from "./write-new-file.js";

/** The file that a symbolic link leads to, or the file itself. */
export function realFile(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/**
 * Writes a file, with its folder where that is missing, by temporary file and rename: a reader sees the old file or the
 * new one, never half of it.
 * @throws Error of the file system, with nothing left behind
 */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  // A link is to stay one.
  const target = realFile(file);
  const temporary = temporaryPath(target);
  makeFolder(path.dirname(target));
  try {
    writeNewFile(temporary, content);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
