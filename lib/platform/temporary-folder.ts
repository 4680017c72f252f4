import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isOwnFolder } from "./inside-folder.js";
import { namesIn } from "./names-in.js";
import {
  fateOf,
  numbered,
  type ProcessIdentity,
  processIdentityOf,
  thisProcess,
} from "./process-identity.js";
import { readPlainFile } from "./read-plain-file.js";
import { UserError } from "./user-error.js";
import { writeNewFile } from "./write-new-file.js";

/** The file of a temporary folder that says whose it is. */
const OWNER = ".owner.json";

/**
 * A new temporary folder, which this user alone may enter. Whoever makes it removes it; if its process is killed,
 * {@link sweepTemporaryFolders} does.
 * @param kind what it is for, such as "kernel"
 * @throws UserError when it cannot be written, with nothing left behind
 */
export function temporaryFolder(kind: string): string {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(path.join(tmpdir(), `claimbook-${kind}-${process.pid}-`));
    writeNewFile(path.join(folder, OWNER), JSON.stringify(thisProcess()));
    return folder;
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    throw temporaryFolderError(error);
  }
}

/** That nothing can be written into the folder for temporary files, with the remedy. */
export function temporaryFolderError(error: unknown): UserError {
  return new UserError(
    `the folder for temporary files, ${tmpdir()}, cannot be written (${(error as Error).message}); make room there or set TMPDIR to a folder that can`,
  );
}

/** Removes the temporary folders of this user's processes that have ended. */
export function sweepTemporaryFolders(): void {
  for (const name of namesIn(tmpdir())) {
    const folder = path.join(tmpdir(), name);
    if (!name.startsWith("claimbook-") || !isAbandoned(folder)) continue;
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // The next one removes it.
    }
  }
}

/** Whose a folder is; by its name where a process was killed before it could say so in the folder. Undefined where that cannot be told. */
function ownerOf(folder: string): ProcessIdentity | undefined {
  try {
    return processIdentityOf(JSON.parse(String(readPlainFile(path.join(folder, OWNER)))));
  } catch {
    const pid = Number(/-(\d+)-\w{6}$/.exec(folder)?.[1]);
    const isBegun = pid > 0 && namesIn(folder).every((name) => name === OWNER);
    return isBegun ? numbered(pid) : undefined;
  }
}

function isAbandoned(folder: string): boolean {
  try {
    if (!isOwnFolder(folder) || statSync(folder).uid !== (process.getuid?.() ?? 0)) return false;
    const owner = ownerOf(folder);
    return owner !== undefined && fateOf(owner) === "ended";
  } catch {
    return false; // It is none of ours, or is being made or removed.
  }
}
