import { buildBook } from "../../book/build-book.js";
import { loadBook } from "../../book/current-book.js";
import { bookRoot } from "../../platform/book-folder.js";
import { counted } from "../../platform/text/counted.js";
import { type Check, fine } from "./check.js";

/** Does the book's own code compile and load, and how many claims has it? */
export function checkBook(): Check {
  const name = "book";
  try {
    const root = bookRoot();
    buildBook(root);
    const { claims, asOf } = loadBook(root);
    return fine(name, `${counted(claims.length, "claim")} as of ${asOf}, in ${root}`);
  } catch (error) {
    // A UserError names its remedy.
    return { name, status: "fail", message: (error as Error).message };
  }
}
