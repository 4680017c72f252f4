import { type BookData, recipeOf, whyFrozen } from "../book/book-data.js";
import { currentBook } from "../book/current-book.js";
import { monthEnd } from "../stats/series/calendar-day.js";
import type { Store } from "../store/store.js";

/** How a table stands. */
export interface TableStatus {
  readonly table: string;
  readonly rows: number;
  readonly coverage: { readonly start: string; readonly end: string };
  /** Columns that end before the table's last row, and why, as far as it is known. */
  readonly columns: readonly { readonly column: string; readonly end: string; readonly reason?: string }[];
  /** Days since the day, or the end of the month, with which its oldest column ends. */
  readonly ageDays: number;
  readonly vintage: string;
  readonly sources: readonly string[];
  /** `stale`: older than its source's usual delay allows, an update should find more for its oldest column. `fixed`: it never updates. */
  readonly state: "current" | "stale" | "fixed";
  /** Why it never updates, where it does not. */
  readonly fixed?: string;
  /** Columns that never update although the table does, and why. */
  readonly fixedColumns: Readonly<Record<string, string>>;
  /** Notebooks whose claims read it. */
  readonly notebooks: readonly string[];
}

/**
 * How each table of the data folder stands, in the manifest's order.
 * @param options.book how its tables are brought up to date
 * @param options.today `YYYY-MM-DD`
 */
export function dataStatus(
  store: Store,
  { book, today }: { readonly book: BookData; readonly today: string },
): readonly TableStatus[] {
  return store.tables.map((table) => {
    const { rows, coverage, vintage, sources, fields, left = {} } = store.describe(table);
    const recipe = recipeOf(table, book);
    const fixed = whyFrozen(table, book);
    const fixedColumns = recipe?.frozenColumns ?? {};
    const mayEnd = { ...recipe?.optionalColumns, ...fixedColumns };
    const columns = fields.flatMap(({ name: column, coverage: own }) => {
      const reason = left[column] ?? mayEnd[column];
      if (own === undefined || own.end >= coverage.end) return [];
      return [{ column, end: own.end, ...(reason !== undefined && { reason }) }];
    });
    const limit = recipe?.staleAfterDays ?? Number.POSITIVE_INFINITY;
    const limits = recipe?.columnStaleAfterDays ?? {};
    const ages = [
      { days: daysSince(coverage.end, today), limit },
      ...columns.flatMap(({ column, end }) =>
        column in mayEnd ? [] : [{ days: daysSince(end, today), limit: limits[column] ?? limit }],
      ),
    ];
    const ageDays = Math.max(...ages.map(({ days }) => days));
    const stale = ages.some((age) => age.days > age.limit);
    const readers = currentBook()
      .claims.filter((claim) => claim.tables.includes(table))
      .map(({ notebook }) => notebook);
    return {
      table,
      rows,
      coverage,
      columns,
      ageDays,
      vintage,
      sources: sources.map(({ title }) => title),
      state: fixed !== undefined ? "fixed" : stale ? "stale" : "current",
      ...(fixed !== undefined && { fixed }),
      fixedColumns,
      notebooks: [...new Set(readers)].sort(),
    };
  });
}

/** Days since a day, or since the end of a month. */
function daysSince(period: string, today: string): number {
  const end = period.length === 7 ? monthEnd(period) : period;
  return Math.round((Date.parse(today) - Date.parse(end)) / 86_400_000);
}
