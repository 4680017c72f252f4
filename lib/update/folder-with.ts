import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../platform/temporary-folder.js";
import type { FileChange } from "../store/journal.js";
import { MANIFEST, readManifest } from "../store/manifest.js";
import { StoreError } from "../store/store-error.js";

/**
 * What a task returns of a temporary copy of a data folder: its tables and manifest, some files replaced. The copy is removed afterwards.
 * @param files replace those of the same name; the manifest among them where tables are
 * @throws StoreError when there is no room for the copy; what the task throws
 */
export function folderWith<T>(dir: string, files: readonly FileChange[], task: (copy: string) => T): T {
  const copy = temporaryFolder("update");
  try {
    fill(copy, dir, files);
    return task(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function fill(copy: string, dir: string, files: readonly FileChange[]): void {
  const replaced = new Set(files.map((file) => file.path));
  const names = [MANIFEST, ...readManifest(dir).map((spec) => spec.path)];
  try {
    for (const name of names.filter((one) => !replaced.has(one)))
      copyFileSync(path.join(dir, name), path.join(copy, name));
    for (const file of files) writeFileSync(path.join(copy, file.path), file.content);
  } catch (error) {
    throw new StoreError(
      `the new tables cannot be tried out in ${copy} (${(error as Error).message}); the data are as they were. Make room, then try again`,
    );
  }
}
