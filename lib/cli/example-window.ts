import { UserError } from "../platform/user-error.js";
import { numbers, periods } from "../stats/series/column.js";
import type { Store, TableInfo } from "../store/store.js";

const HOW = '"claimbook new table" makes one';

/** A window that a claim can be about starts so many rows before its end, where there are as many. */
const WINDOW_ROWS = 12;

/** The days or months of a table and its first column of numbers; undefined where it has none. */
export function drawnColumns({ fields }: TableInfo) {
  const key = fields.find(({ type }) => type === "date" || type === "yearmonth");
  const column = fields.find(({ type }) => type === "number" || type === "integer");
  return key && column && { key, column };
}

/** The name of the first table of days or months with numbers. @throws UserError where the book has none */
export function firstDrawnTable(store: Store): string {
  const name = store.tables.find((table) => drawnColumns(store.describe(table)));
  if (name === undefined)
    throw new UserError(`the book has no table of days or months with numbers yet; ${HOW}`);
  return name;
}

/** The first table with a row a day or month in which two numbers are known: its columns, and the window. @throws UserError where the book has none */
export function exampleWindow(store: Store) {
  for (const name of store.tables) {
    const columns = drawnColumns(store.describe(name));
    if (columns === undefined) continue;
    const table = store.read(name);
    const values = numbers(table, columns.column.name);
    const all = periods(table, columns.key.name);
    const known = all.filter((_, row) => Number.isFinite(values[row])).slice(-1 - WINDOW_ROWS);
    const [from, to] = [known[0], known.at(-1)];
    if (from === undefined || to === undefined || from === to || new Set(all).size < all.length) continue;
    return { table: name, ...columns, from, to };
  }
  throw new UserError(
    `the book has no table with a row a day or month of which two are known on ${store.asOf ?? "any day"}; ${HOW}`,
  );
}
