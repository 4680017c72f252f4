import { UserError } from "../platform/user-error.js";
import type { BookDefinition } from "./define-book.js";

let load: () => BookDefinition = () => {
  throw new UserError("this page carries no book; run the notebook itself");
};
let known: BookDefinition | undefined;

/** Has a page's book be the current one, loaded when it is first asked for. */
export function carryBook(loadBook: () => BookDefinition): void {
  load = loadBook;
  known = undefined;
}

/** The book that the page carries. @throws UserError where it carries none, and what its code throws */
export function currentBook(): BookDefinition {
  known ??= load();
  return known;
}
