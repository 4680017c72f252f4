import { existsSync } from "node:fs";
import path from "node:path";
import { withLocks } from "../platform/lock.js";
import { stateFolder } from "../platform/run-files.js";
import { hasLeftovers, recover, sweep } from "./journal.js";

/** Whether a lock is broken whose process cannot be seen from here; see `withLocks`. */
export interface WriteAccess {
  readonly breakLock?: boolean;
}

const lockOf = (dir: string) => ({ what: "the data folder", folder: dir });

/**
 * Runs a task that writes to a data folder: alone, after an interrupted update has been completed or cleared away.
 * @throws LockError when another process writes there, UserError when the folder cannot be written; whatever the task throws
 */
export function withWriteAccess<T>(
  dir: string,
  task: () => Promise<T>,
  { breakLock = false }: WriteAccess = {},
): Promise<T> {
  return withLocks(
    [lockOf(dir)],
    async () => {
      recover(dir);
      sweep(dir);
      return task();
    },
    { breakLock },
  );
}

/** Removes what a killed update has left, unless a process is writing to the folder now or this one may not. */
export async function sweepData(dir: string): Promise<void> {
  try {
    if (hasLeftovers(dir) || existsSync(path.join(stateFolder(dir), "lock")))
      await withLocks([lockOf(dir)], async () => sweep(dir));
  } catch {
    // The next one sweeps it.
  }
}
