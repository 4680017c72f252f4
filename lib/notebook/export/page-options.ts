import type { ExportArguments } from "./receipt.js";

/** What a page shows of its notebook. Everything in here is part of what a rendered page is cached by. */
export interface PageOptions {
  /** Leaves all code out, also of the page's source. */
  readonly noCode?: boolean;
  /** Adds the tables of the outputs as CSV files, and all data as one archive. */
  readonly embedData?: boolean;
  /** What the receipt says of the export; default one without options. */
  readonly arguments?: ExportArguments;
}
