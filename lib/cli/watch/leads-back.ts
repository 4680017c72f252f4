import { lstatSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * Whether a path is a symbolic link to itself or to a folder above it, by which whoever follows links never comes to an end.
 * @param root the folder at which the search for files began; what lies above it is not asked
 */
export function leadsBack(file: string, root: string): boolean {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  try {
    const target = realpathSync(file);
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const real = realpathSync(folder);
      if (real === target || real.startsWith(target.replace(/[/\\]?$/, path.sep))) return true;
      if (folder === root || folder === path.dirname(folder)) return false;
    }
  } catch (error) {
    // A link to nowhere leads nowhere, one to itself back.
    return (error as NodeJS.ErrnoException).code === "ELOOP";
  }
}
