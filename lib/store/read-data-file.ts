import { realpathSync } from "node:fs";
import path from "node:path";
import { readRegularFile } from "../platform/read-regular-file.js";
import { StoreError } from "./store-error.js";

/**
 * The bytes of a file of a data folder. The folder may be reached by links; a file that is a link is read where that stays in the folder.
 * @param name plain name of the file
 * @throws StoreError when a link leads out of the folder; Error of the file system when it is missing or no file
 */
export function readDataFile(dir: string, name: string): Uint8Array {
  const file = path.join(dir, name);
  if (path.dirname(realpathSync(file)) !== realpathSync(dir)) {
    throw new StoreError(
      `${file} is a link that leads out of the data folder; put a copy of the file itself there, or restore it with "git checkout -- data/${name}"`,
    );
  }
  return readRegularFile(file);
}
