import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder, with those above it, where it is missing. Node's own way never ends for a relative path once the current folder has been removed.
 * @param options.mode of each folder that is made, default Node's own
 * @throws Error of the file system, or one that says that the current folder is gone
 */
export function makeFolder(folder: string, options: { readonly mode?: number } = {}): void {
  if (!path.isAbsolute(folder) && !existsSync(process.cwd())) {
    throw new Error(
      `${folder} cannot be made: the current folder ${process.cwd()} has been removed; go to the book's folder and run the command again`,
    );
  }
  mkdirSync(path.resolve(folder), { ...options, recursive: true });
}
