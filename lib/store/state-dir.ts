import { closeSync, fsyncSync, openSync } from "node:fs";
import path from "node:path";

/** Where an update keeps what is not data: lock, journal, files not yet in place, earlier vintages. Not committed. */
export function stateDir(dir: string): string {
  return path.join(dir, ".claimbook");
}

/** Waits until renames in a folder are on the disk. */
export function syncDir(dir: string): void {
  let handle: number;
  try {
    handle = openSync(dir, "r");
  } catch {
    return; // Windows opens no folders; its renames are journaled.
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
