import { lstatSync, mkdirSync, realpathSync, rmdirSync, statSync } from "node:fs";
import path from "node:path";
import { shownValue } from "../stats/text/shown-value.js";
import { isPlainName } from "./plain-name.js";
import { UserError } from "./user-error.js";

/**
 * The path of a file in a folder, from a name that a file recorded; the file need not be there, and may be a link itself.
 * @param folder may be reached by links
 * @param name as {@link isPlainName} has it
 * @throws UserError when it is no plain name; Error of the file system when there is no such folder
 * @example insideFolder("/", "days.csv") // => "/days.csv"
 */
export function insideFolder(folder: string, name: unknown): string {
  if (!isPlainName(name))
    throw new UserError(
      `insideFolder requires a plain file name, which leads nowhere else (got ${shownValue(name)})`,
    );
  return path.join(realpathSync(folder), name);
}

/**
 * Whether a path is a folder and no link to one.
 * @returns false where there is nothing
 * @throws UserError when there is something else, which is not to be followed
 */
export function isOwnFolder(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isDirectory()) return true;
  const isLink = stats.isSymbolicLink() && statSync(folder, { throwIfNoEntry: false });
  throw new UserError(
    `${folder} is ${isLink ? "a link" : "no folder"}: what is written there could end up elsewhere; remove it, then run this again`,
  );
}

/** Makes a folder in another one that is there, unless it is there already. @throws as {@link isOwnFolder}, and Error of the file system */
export function makeOwnFolder(folder: string): void {
  if (isOwnFolder(folder)) return;
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !isOwnFolder(folder)) throw error;
  }
}

/** Removes a folder that holds nothing; any other one, and what is none, stays. */
export function removeEmptyFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something.
  }
}
