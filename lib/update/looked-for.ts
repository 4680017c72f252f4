import { statSync } from "node:fs";
import path from "node:path";
import { inputsOf } from "../book/book-data.js";
import type { TableRecipe } from "../book/table-recipe.js";
import { UserError } from "../platform/user-error.js";
import { nameInFolder } from "../sources/folder-fetch.js";
import { SourceError } from "../sources/source-error.js";
import type { SourceRequest } from "../sources/source-file.js";

/** A file that an update looks for in the folder that `--offline` names. */
export interface LookedForFile {
  readonly file: string;
  readonly isThere: boolean;
  /** Who publishes it, such as FRED. */
  readonly source: string;
  /** It is compared with the first publisher's file, or stands in for it: the tables do without. */
  readonly isSecond: boolean;
  readonly tables: readonly string[];
}

/**
 * The files that some tables are built from, as their publishers name them, each with whether the folder has it; first publishers in front.
 * @param options.year last year of sources that have a file a year
 * @throws UserError when there is no such folder
 */
export async function filesLookedFor(
  dir: string,
  recipes: readonly TableRecipe[],
  { year }: { readonly year: number },
): Promise<readonly LookedForFile[]> {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(
      `--offline requires a folder (got ${dir}); make it, and "npx claimbook update --offline ${dir} --dry-run" lists the files that it looks for there`,
    );
  const files = new Map<string, LookedForFile>();
  for (const input of inputsOf(recipes)) {
    const tables = recipes.flatMap(({ table, inputs }) =>
      Object.values(inputs).includes(input) ? [table] : [],
    );
    const asked: SourceRequest[] = [];
    const fetch = async (request: SourceRequest) => {
      asked.push(request);
      throw new SourceError("asked for by its name alone");
    };
    for (const [at, publisher] of input.publishers({ fetch, year }).entries()) {
      await publisher.load().catch(() => undefined);
      for (const { name } of asked.splice(0)) {
        const saved = nameInFolder(dir, name);
        const isThere =
          saved !== undefined &&
          statSync(path.join(dir, saved), { throwIfNoEntry: false })?.isFile() === true;
        files.set(name, { file: name, isThere, source: publisher.name, isSecond: at > 0, tables });
      }
    }
  }
  return [...files.values()].sort((one, other) => Number(one.isSecond) - Number(other.isSecond));
}
