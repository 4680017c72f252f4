import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { BUILT_BOOK, bookRoot, CONFIG_FILE } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import type { BookDefinition } from "./define-book.js";

const require = createRequire(import.meta.url);
const loaded = new Map<string, BookDefinition>();

/**
 * A book as its build has it.
 * @throws UserError when the book is not built or its config exports none
 */
export function loadBook(root: string): BookDefinition {
  const known = loaded.get(root);
  if (known !== undefined) return known;
  const file = path.join(root, BUILT_BOOK, "claimbook.config.js");
  if (!existsSync(file))
    throw new UserError(`the book in ${root} is not built; run "npx claimbook build" there`);
  const { default: book } = require(file) as { readonly default?: BookDefinition };
  if (!Array.isArray(book?.claims))
    throw new UserError(
      `${path.join(root, CONFIG_FILE)} exports no book; write "export default defineBook({ ... })"`,
    );
  loaded.set(root, book as BookDefinition);
  return book as BookDefinition;
}

/**
 * The book that the working folder belongs to.
 * @throws UserError outside a book, and as `loadBook` does
 */
export const currentBook = (): BookDefinition => loadBook(bookRoot());
