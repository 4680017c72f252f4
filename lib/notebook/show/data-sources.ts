import { type BookData, recipeOf } from "../../book/book-data.js";
import { currentBook } from "../../book/current-book.js";
import type { Store } from "../../store/store.js";
import type { Displayable } from "./displayable.js";
import { periodsOf } from "./periods-of.js";
import { table } from "./table.js";

/**
 * What a notebook reads, as a table to show: what each table holds, its rows as known at the store's as-of, first and last
 * period, whether an update goes on with it, whose figures they are, and the vintage.
 * @param names tables of the store
 * @param options.book how its tables are brought up to date; default the book in use
 * @throws StoreError when there is no such table
 */
export function dataSources(
  store: Store,
  names: readonly string[],
  { book = currentBook() }: { readonly book?: BookData } = {},
): Displayable {
  const rows = names.map((name) => {
    const { title, sources, vintage, coverage } = store.describe(name);
    const known = store.read(name);
    const [first, last] = known.numRows() === 0 ? [null, null] : periodsOf(known, coverage);
    return {
      table: name,
      holds: title,
      rows: known.numRows(),
      from: first,
      to: last,
      updates: updatesOf(name, book),
      source: sources.map((source) => source.title.replace(/ \(.*/, "")).join("; "),
      vintage: vintage.replace(/[.;] Read from a public copy.*$/, ""),
    };
  });
  const known = `As known on ${store.asOf ?? "the newest day of each table"}`;
  const isMarked = rows.some(({ updates }) => updates !== "yes");
  const note = ". What never updates has no public source that goes on with it";
  return table(rows, { caption: `${known}${isMarked ? note : ""}` });
}

/** Whether an update goes on with a table, and with which of its columns it does not. */
function updatesOf(table: string, book: BookData): string {
  if (Object.hasOwn(book.frozen, table)) return "never";
  const columns = Object.keys(recipeOf(table, book)?.frozenColumns ?? {});
  return columns.length === 0 ? "yes" : `yes, but never ${columns.join(", ")}`;
}
