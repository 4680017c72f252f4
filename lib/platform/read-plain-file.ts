import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** The content of a file that is no link, pipe, device or folder; undefined when it is one of these or missing. Never waits. */
export function readPlainFile(file: string): Buffer | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    return fstatSync(handle).isFile() ? readFileSync(handle) : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
