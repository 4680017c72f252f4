import { chmodSync, mkdirSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./make-folder.js";

const PRIVATE = 0o700;
const GROUP_OR_OTHERS_WRITE = 0o022;
const GROUP_OR_OTHERS = 0o077;

/** Whether a folder can hold what this user's programs trust: `refused` says why not, such as "others can write into it". */
export type FolderTrust = "private" | "missing" | { readonly refused: string };

function statOf(folder: string): Stats | undefined {
  try {
    return statSync(folder);
  } catch {
    return undefined;
  }
}

function makePrivate(folder: string): void {
  try {
    makeFolder(path.dirname(folder));
    mkdirSync(folder, { mode: PRIVATE });
  } catch {
    // Another process has made it, or nobody can: the look that follows tells.
  }
}

function whyRefused(stat: Stats): string | undefined {
  if (!stat.isDirectory()) return "it is not a folder";
  // Windows has neither owners nor modes here.
  if (process.getuid === undefined) return undefined;
  if (stat.uid !== process.getuid()) return `it belongs to another user (${stat.uid})`;
  if ((stat.mode & GROUP_OR_OTHERS_WRITE) === 0) return undefined;
  return `others can write into it (mode ${(stat.mode & 0o7777).toString(8).padStart(4, "0")})`;
}

/**
 * Whether nobody but this user can write into a folder. One of this user's that others can only read is closed to them as well:
 * its mode becomes 0700.
 * @param options.make makes the folder where it is missing, default false; it stays "missing" where that cannot be done
 */
export function folderTrust(folder: string, { make = false }: { readonly make?: boolean } = {}): FolderTrust {
  if (make) makePrivate(folder);
  const stat = statOf(folder);
  if (!stat) return "missing";
  const refused = whyRefused(stat);
  if (refused !== undefined) return { refused };
  if (process.getuid !== undefined && (stat.mode & GROUP_OR_OTHERS) !== 0) {
    try {
      chmodSync(folder, PRIVATE);
    } catch {
      // A file system that is read-only: nobody writes there.
    }
  }
  return "private";
}
