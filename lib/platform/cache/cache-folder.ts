import { bookRoot } from "../book-folder.js";
import { runFiles } from "../run-files.js";

/** Where things are kept between runs: `CLAIMBOOK_CACHE`, else `.claimbook/cache` of the checkout. */
export function cacheFolder(): string {
  return process.env.CLAIMBOOK_CACHE ?? runFiles(bookRoot()).cache;
}
