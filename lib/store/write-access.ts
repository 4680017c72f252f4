import { recover, sweep } from "./journal.js";
import { withLock } from "./lock.js";

/**
 * Runs a task that writes to a data folder: alone, after an interrupted update has been completed or cleared away.
 * @throws StoreError when another process writes there or the folder cannot be written; whatever the task throws
 */
export function withWriteAccess<T>(dir: string, task: () => Promise<T>): Promise<T> {
  return withLock(dir, async () => {
    recover(dir);
    sweep(dir);
    return task();
  });
}
