import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * The main.js of the tslab that runs a notebook: the one beside the notebook, as tslab looks it up, else the one started.
 * @param started path of the `tslab` command
 * @param from the notebook's folder
 */
export function findTslab(started: string | undefined, from = process.cwd()): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const main = path.join(folder, "node_modules/tslab/dist/main.js");
    if (existsSync(main)) return realpathSync(main);
    if (folder === path.dirname(folder)) break;
  }
  if (!started || !existsSync(started)) return undefined;
  const main = path.join(path.dirname(realpathSync(started)), "../dist/main.js");
  return existsSync(main) ? main : undefined;
}
