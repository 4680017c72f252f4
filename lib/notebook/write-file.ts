import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The file that a symbolic link leads to, or the file itself: a link is to stay one. */
function realFile(file: string): string {
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
export function writeFileWhole(file: string, content: string | Uint8Array): void {
  const target = realFile(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  mkdirSync(path.dirname(target), { recursive: true });
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
