import { SourceError } from "./source-error.js";

/**
 * What a task makes of a source's file. Whatever it throws is that source's failure: a second source is tried, and other tables go on.
 * @param failed what is then said, such as "x.csv cannot be read"
 * @throws SourceError the task's own, or one with `failed` and what the task threw
 */
export function asSourceFailure<T>(failed: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new SourceError(`${failed} (${said})`);
  }
}
