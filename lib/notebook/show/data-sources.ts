import { type BookData, recipeOf } from "../../book/book-data.js";
import { currentBook } from "../../book/current-book.js";
import { periodsOf } from "../../store/periods-of.js";
import type { Store } from "../../store/store.js";
import type { Displayable } from "./displayable.js";
import { date } from "./format.js";
import { table } from "./table.js";
import { vintageText } from "./vintage-text.js";

const COLUMNS = {
  table: { label: "Table" },
  holds: { label: "What it holds" },
  rows: { label: "Rows" },
  from: { label: "From" },
  to: { label: "To" },
  updates: { label: "Updates" },
  source: { label: "Source" },
  vintage: { label: "Vintage" },
} as const;

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
    const info = store.describe(name);
    const { title, sources, vintage } = info;
    const known = store.read(name);
    const [first, last] = known.numRows() === 0 ? [null, null] : periodsOf(known, info);
    return {
      table: name,
      holds: title,
      rows: known.numRows(),
      from: first,
      to: last,
      updates: updatesOf(name, book),
      source: sources.map((source) => source.title.replace(/ \(.*/, "")).join("; "),
      vintage: vintageText(vintage),
    };
  });
  const known = `As known on ${store.asOf === null ? "the newest day of each table" : date(store.asOf)}`;
  const isMarked = rows.some(({ updates }) => updates !== "yes");
  const note = ". A table that never updates has no public source with newer rows";
  return table(rows, { caption: `${known}${isMarked ? note : ""}`, columns: COLUMNS });
}

/** Whether an update goes on with a table, and with how many of its columns it does not. */
function updatesOf(table: string, book: BookData): string {
  if (Object.hasOwn(book.frozen, table)) return "never";
  const columns = Object.keys(recipeOf(table, book)?.frozenColumns ?? {});
  if (columns.length === 0) return "yes";
  return `yes, except ${columns.length === 1 ? "one column" : `${columns.length} columns`}`;
}
