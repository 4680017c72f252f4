import path from "node:path";
import type { Lock } from "../../platform/lock.js";
import { realFile } from "../../platform/write-file-atomic.js";

/** The lock of an executed notebook's file: one run at a time writes it. A link and the file that it leads to have the same. */
export function notebookLock(file: string): Lock {
  const real = path.resolve(realFile(file));
  return { what: `the notebook ${file}`, folder: path.dirname(real), file: real };
}
