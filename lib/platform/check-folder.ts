import { rmSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder.js";
import { temporaryPath } from "./temporary-path.js";
import { UserError } from "./user-error.js";
import { writeNewFile } from "./write-new-file.js";

/**
 * Makes sure that files can be written into a folder, which is made where it is missing. Tries it rather than reading its
 * mode, which does not tell of read-only mounts and is nothing to the superuser.
 * @param what is to be written, for the message
 * @throws UserError when it will not do
 */
export function checkFolder(folder: string, what: string): void {
  try {
    makeFolder(folder);
    const probe = temporaryPath(path.join(folder, "probe"));
    writeNewFile(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new UserError(
      `${folder}: ${what} cannot be written there (${(error as Error).message}); ` +
        "make the folder writable; run and export can write into another (--output-dir)",
    );
  }
}
