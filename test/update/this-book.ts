import book from "../../claimbook.config.js";
import * as status from "../../lib/update/data-status.js";
import * as imported from "../../lib/update/import/import-table.js";
import * as update from "../../lib/update/update.js";

/** How this book's tables are brought up to date, with why some are not. */
export const { tables: RECIPES, frozen: FROZEN } = book;

/** An update of this book's tables. */
export const updateData = (options: Omit<update.UpdateOptions, "book">) =>
  update.updateData({ ...options, book });

/** An import into one of this book's tables. */
export const importTable = (file: string, options: Omit<imported.ImportOptions, "book">) =>
  imported.importTable(file, { ...options, book });

/** How this book's tables stand. */
export const dataStatus = (
  store: Parameters<typeof status.dataStatus>[0],
  options: { readonly today: string },
) => status.dataStatus(store, { ...options, book });
