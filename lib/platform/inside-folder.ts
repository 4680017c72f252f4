import { lstatSync, statSync } from "node:fs";
import { UserError } from "../user-error.js";

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
