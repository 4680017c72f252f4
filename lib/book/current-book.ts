import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { BUILT_BOOK, bookRoot, CONFIG_FILE } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import type { BookDefinition } from "./define-book.js";
import { thrownAt } from "./thrown-at.js";

const require = createRequire(import.meta.url);
const loaded = new Map<string, BookDefinition>();

/** What a book's built config exports. @throws UserError when its code throws */
function exportsOf(file: string, root: string): { readonly default?: BookDefinition } {
  try {
    return require(file) as { readonly default?: BookDefinition };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const config = path.join(root, CONFIG_FILE);
    // What the engine refuses names its remedy.
    if (error instanceof UserError) throw new UserError(`${config}: ${error.message}`);
    const place = thrownAt(root, error) ?? config;
    throw new UserError(`${config} cannot be loaded: ${error.message} (${place}); correct it there`);
  }
}

/**
 * A book as its build has it.
 * @throws UserError when the book is not built, its code throws, or its config exports none
 */
export function loadBook(root: string): BookDefinition {
  const known = loaded.get(root);
  if (known !== undefined) return known;
  const file = path.join(root, BUILT_BOOK, "claimbook.config.js");
  if (!existsSync(file))
    throw new UserError(`the book in ${root} is not built; run "npx claimbook build" there`);
  const { default: book } = exportsOf(file, root);
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
