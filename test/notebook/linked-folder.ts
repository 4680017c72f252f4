import { mkdtempSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkoutRoot } from "../../lib/platform/package-root.js";

/** A temporary folder in which cells can import the library. */
export function linkedFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `claimbook-${name}-`));
  symlinkSync(path.join(checkoutRoot(), "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}
