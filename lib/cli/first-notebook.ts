import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { bookRoot } from "../platform/book-folder.js";
import { runFiles } from "../platform/run-files.js";
import { UserError } from "../platform/user-error.js";

/** The book's first notebook, without extension. @throws UserError where it has none */
export function firstNotebook(): string {
  const folder = runFiles(bookRoot()).notebooks;
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".ipynb")) : [];
  const [first] = files.sort();
  if (first === undefined)
    throw new UserError(
      'the book has no notebook yet; write one with "claimbook new notebook", or name one with --notebook',
    );
  return path.basename(first, ".ipynb");
}
