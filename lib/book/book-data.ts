import type { BookData } from "../update/book-data.js";
import { bookData } from "../update/tables/index.js";

/** The data of the book in use. */
export function currentBookData(): BookData {
  return bookData;
}
