import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import path from "node:path";

/** Where an update keeps what is not data: lock, journal, files not yet in place, earlier vintages. Not committed. */
export function stateDir(dir: string): string {
  return path.join(dir, ".claimbook");
}

/** Writes a file and waits until it is on the disk: a rename must never overtake the bytes that it publishes. */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  const handle = openSync(file, "w");
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
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
