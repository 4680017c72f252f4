import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { makeOwnFolder, removeEmptyFolder } from "./inside-folder.js";
import { LockError } from "./lock-error.js";
import { takeLock } from "./lock-file.js";
import { sha256 } from "./sha256.js";
import { sweepTemporaryPaths } from "./temporary-path.js";
import { UserError } from "./user-error.js";

/** Milliseconds between two looks at a lock that is waited for. */
const LOOK_MS = 300;
/** How often a folder that comes and goes is made. */
const MAX_TRIES = 20;
/** Bytes that file systems allow a name. */
const MAX_NAME_BYTES = 255;

/** What one process at a time may write. */
export interface Lock {
  /** As a message names it, such as "the site". */
  readonly what: string;
  /** The folder that is written; in it the lock lies, below `.claimbook`. */
  readonly folder: string;
  /** The file of it that is meant; left out: all of them. */
  readonly file?: string;
}

export interface LockOptions {
  /** Takes over also a lock that cannot be read and one whose process cannot be seen from here; default false. */
  readonly breakLock?: boolean;
  /** Waits while a process of this machine holds the lock; default: it is an error. */
  readonly wait?: {
    /** Ends the waiting; the promise is then rejected with its reason. */
    readonly signal: AbortSignal;
    /** Told once why it waits. */
    onWait(reason: string): void;
  };
}

const lockFolder = ({ folder }: Lock) => path.join(folder, ".claimbook");

/** A name to which nothing can be added is locked under its hash. */
function lockName(file: string): string {
  const name = `${path.basename(file)}.lock`;
  return Buffer.byteLength(name) <= MAX_NAME_BYTES ? name : `${sha256(name)}.lock`;
}

const lockFile = (lock: Lock) =>
  path.join(lockFolder(lock), lock.file === undefined ? "lock" : lockName(lock.file));

/** @returns what gives it back */
function take(lock: Lock, breakLock: boolean): () => void {
  const [folder, file] = [lockFolder(lock), lockFile(lock)];
  for (let tries = 0; ; tries += 1) {
    try {
      // Not the folder itself: a name that was mistyped must not become one.
      makeOwnFolder(folder);
      const giveBack = takeLock(file, { what: lock.what, breakLock });
      sweepTemporaryPaths(lock.folder, lock);
      sweepTemporaryPaths(folder, { file });
      return () => {
        giveBack();
        removeEmptyFolder(folder);
      };
    } catch (error) {
      if (error instanceof UserError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      // Who held a lock there last has taken the empty folder away in that moment, before (ENOENT) or while (EEXIST) it was to be made.
      const hasGone = code === "ENOENT" || code === "EEXIST";
      if (hasGone && tries < MAX_TRIES && existsSync(lock.folder)) continue;
      throw new UserError(
        `${lock.what} cannot be written (${message}); check that ${lock.folder} is there and may be written`,
      );
    }
  }
}

async function takeWaiting(lock: Lock, { breakLock = false, wait }: LockOptions): Promise<() => void> {
  for (let told = false; ; told = true) {
    try {
      return take(lock, breakLock);
    } catch (error) {
      if (!(error instanceof LockError) || !error.passes || wait === undefined) throw error;
      if (!told) wait.onWait(error.message);
      await delay(LOOK_MS, undefined, { signal: wait.signal });
    }
  }
}

/**
 * Runs a task while no other process writes what the locks stand for, and gives them back when it ends, also when it throws. What a process
 * held that has ended is taken over, and the temporary files that it left there are removed.
 * @param locks of folders that are there; always taken in the same order, so that no two processes wait for each other
 * @throws LockError when another process holds one; UserError when a folder is missing or cannot be written; whatever the task throws
 */
export async function withLocks<T>(
  locks: readonly Lock[],
  task: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  // Folders come first, so that a message names the site and not a notebook of it.
  const byFile = new Map(
    locks.map((lock) => {
      const file = lockFile({ ...lock, folder: realpathOf(lock.folder) });
      return [`${lock.file === undefined ? "folder" : "in a folder"} ${file}`, lock];
    }),
  );
  const held: (() => void)[] = [];
  try {
    for (const [, lock] of [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)))
      held.push(await takeWaiting(lock, options));
    return await task();
  } finally {
    for (const giveBack of held.reverse()) giveBack();
  }
}

function realpathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder; // Taking the lock says what is wrong.
  }
}
