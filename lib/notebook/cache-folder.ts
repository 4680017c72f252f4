import path from "node:path";
import { bookRoot } from "../platform/book-folder.js";

/** Where things are kept between runs: `CLAIMBOOK_CACHE`, else `.claimbook/cache` of the checkout. */
export function cacheFolder(): string {
  return process.env.CLAIMBOOK_CACHE ?? path.join(bookRoot(), ".claimbook/cache");
}
