import { existsSync } from "node:fs";
import path from "node:path";
import { nearNames } from "../stats/text/near-name.js";
import { namesIn } from "./names-in.js";

/**
 * The files that a misspelt path may have meant: those of a near name in its own folder, else in the first of others that has any.
 * @param options.extension what they all end in, such as ".ipynb"; the path may lack it
 * @param options.folders where to look when its own folder has none, or is none
 * @returns paths as one would write them from the current folder, at most three
 */
export function nearFiles(
  file: string,
  {
    extension = "",
    folders = [],
  }: { readonly extension?: string; readonly folders?: readonly string[] } = {},
): string[] {
  const stem = (name: string) => path.basename(name, extension);
  for (const folder of [path.dirname(file), ...folders]) {
    const stems = namesIn(folder)
      // A link that leads nowhere, or a name that is no text, cannot have been meant.
      .filter((name) => name.endsWith(extension) && existsSync(path.join(folder, name)))
      .map(stem);
    const near = nearNames(stem(file), stems);
    if (near.length > 0)
      return near.map((name) => path.relative("", path.join(folder, `${name}${extension}`)));
  }
  return [];
}
