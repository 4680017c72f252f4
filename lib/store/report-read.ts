import { appendFileSync } from "node:fs";
import path from "node:path";
import { dataDir } from "../platform/book-folder.js";
import { kernelSession } from "../platform/kernel-session.js";
import { StoreError } from "./store-error.js";
import type { TableRead } from "./table-read.js";

/** Lines that the runner's file has; every copy of this module in a process finds them. */
const REPORTED = Symbol.for("claimbook.reported-reads");
const shared = globalThis as { [REPORTED]?: Set<string> };

/**
 * Tells the runner of a kernel that a table was asked for, once each state: a line of JSON in the file that the session names.
 * @throws StoreError when that file cannot be written
 */
export function reportRead(dir: string, table: string, stateOf: () => string): void {
  const file = kernelSession().run?.readsFile;
  if (!file) return;
  const usual = path.resolve(dir) === dataDir();
  const read: TableRead = [usual ? "" : path.resolve(dir), table, stateOf()];
  const line = `${JSON.stringify(read)}\n`;
  shared[REPORTED] ??= new Set();
  const reported = shared[REPORTED];
  if (reported.has(line)) return;
  reported.add(line);
  try {
    appendFileSync(file, line);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Nobody listens any more.
    if (code === "ENOENT") return;
    reported.delete(line);
    // A result whose tables are not known would count as good after they change.
    throw new StoreError(
      `that table ${table} was read cannot be noted in ${file} (${message}); make room there or set TMPDIR to another folder`,
    );
  }
}
