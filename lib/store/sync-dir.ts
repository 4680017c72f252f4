import { closeSync, fsyncSync, openSync } from "node:fs";

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
