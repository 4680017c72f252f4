import { mkdtempSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { bookRoot } from "../../lib/platform/book-folder.js";

/** A temporary folder in which cells can import the library. */
export function linkedFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `claimbook-${name}-`));
  symlinkSync(path.join(bookRoot(), "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}
