import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import path from "node:path";

const MAX_ENTRY_BYTES = 256 * 2 ** 20;
/** A link is not followed, and a pipe keeps nobody waiting. */
const READ_ENTRY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** That the file system gives no entry, but something else in its place. */
const NO_ENTRY: { readonly [code: string]: string } = {
  ELOOP: "it is a link",
  ENXIO: "it is no file",
  EISDIR: "it is a folder",
  EACCES: "it cannot be read",
};

/** The bytes of an entry, which is the newest from then on; undefined where there is none, the reason where it is no file. */
export function entryBytes(file: string): Buffer | { readonly fault: string } | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, READ_ENTRY);
    const stat = fstatSync(handle);
    if (!stat.isFile()) return { fault: stat.isDirectory() ? "it is a folder" : "it is no file" };
    if (stat.size > MAX_ENTRY_BYTES) return { fault: "it is larger than any entry" };
    const bytes = readFileSync(handle);
    touch(handle);
    return bytes;
  } catch (error) {
    const fault = NO_ENTRY[(error as NodeJS.ErrnoException).code ?? ""];
    return fault === undefined ? undefined : { fault };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function touch(handle: number): void {
  try {
    const now = new Date();
    futimesSync(handle, now, now);
  } catch {
    // A cache that is read-only is not pruned either.
  }
}

/** Is a path a folder? A link to one is none. */
export function isFolder(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What stands in a folder, with the milliseconds since 1970 at which it was last used. */
export interface FolderEntry {
  readonly name: string;
  readonly type: "file" | "folder" | "other";
  readonly time: number;
}

/** What stands in a folder, whatever it is; nothing where there is none. */
export function entriesIn(folder: string): FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const stat = lstatSync(path.join(folder, entry.name), { throwIfNoEntry: false });
      const type = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
      return { name: entry.name, type, time: stat?.mtimeMs ?? 0 };
    });
  } catch {
    return [];
  }
}

/** A file with its size in bytes and the milliseconds since 1970 at which it was last used. */
export interface Entry {
  readonly file: string;
  readonly size: number;
  readonly time: number;
}

/** The files below a folder; nothing where there is none. */
export function filesBelow(folder: string): Entry[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const stat = entry.isFile() ? statSync(file, { throwIfNoEntry: false }) : undefined;
      return stat ? [{ file, size: stat.size, time: stat.mtimeMs }] : [];
    });
  } catch {
    return [];
  }
}
