import { addDays, monthEnd } from "../stats/series/calendar-day.js";
import type { StoredColumn, StoredColumns } from "./columns.js";

/**
 * When a row is known, as the manifest says.
 * A day counts on that day, a month once it has ended, both `lagDays` later where that is given.
 */
export interface Availability {
  /** Column that dates the row: a day or a month. Without it every row is known from `from`. */
  readonly field?: string;
  /** Days between the end of the row's period and its publication. */
  readonly lagDays?: number;
  /** Rows (not the masked columns below) are known from this day, whatever they date. */
  readonly from?: string;
  /** For rows whose `field` is empty. */
  readonly otherwise?: { readonly field: string; readonly lagDays: number };
  /** Columns that are known later than their row, by so many days after `field`; missing until then. */
  readonly columns?: { readonly [name: string]: number };
}

/** The day on which something dated by a day or a month is known. */
export function knownOn(period: string, lagDays = 0): string {
  const day = period.length === 7 ? monthEnd(period) : period;
  return lagDays === 0 ? day : addDays(day, lagDays);
}

/** Whether what a period dates is known on a day, `lagDays` later. Days and months sort as text: one comparison tells. */
function knownBy(asOf: string, lagDays = 0): (period: string) => boolean {
  const lastDay = addDays(asOf, -lagDays);
  const firstOpenMonth = addDays(lastDay, 1).slice(0, 7);
  return (period) => (period.length === 7 ? period < firstOpenMonth : period <= lastDay);
}

type Periods = readonly (string | null)[];
type RowTest = (row: number) => boolean;

/** Whether a row is known on a day. */
function rowKnownBy(asOf: string, rule: Availability, columns: StoredColumns): RowTest {
  const { from, field, otherwise } = rule;
  if (from !== undefined) return () => from <= asOf;
  const dates = columns[field as string] as Periods;
  const others = columns[otherwise?.field as string] as Periods;
  const known = knownBy(asOf, rule.lagDays);
  const otherwiseKnown = knownBy(asOf, otherwise?.lagDays);
  return (row) => {
    const dated = dates[row] as string | null;
    return dated === null ? otherwiseKnown(others[row] as string) : known(dated);
  };
}

/**
 * The columns as they were known on a day: later rows are left out, later values are missing.
 * @param columns the whole table; not changed
 */
export function asKnownOn(columns: StoredColumns, rule: Availability, asOf: string): StoredColumns {
  const rows = rowsThat(rowKnownBy(asOf, rule, columns), Object.values(columns)[0]?.length ?? 0);
  const known: Record<string, StoredColumn> = {};
  for (const [name, column] of Object.entries(columns)) {
    const lag = rule.columns?.[name];
    if (lag === undefined) {
      known[name] = pick(column, rows);
      continue;
    }
    const dates = columns[rule.field as string] as readonly string[];
    const isOut = knownBy(asOf, lag);
    known[name] = pickIf(column, rows, (row) => isOut(dates[row] as string));
  }
  return known;
}

/** The rows that pass a test, in order. */
function rowsThat(passes: RowTest, count: number): Int32Array {
  const rows = new Int32Array(count);
  let size = 0;
  for (let row = 0; row < count; row += 1) {
    if (!passes(row)) continue;
    rows[size] = row;
    size += 1;
  }
  return rows.subarray(0, size);
}

/** Some rows of a column. */
function pick(column: StoredColumn, rows: Int32Array): StoredColumn {
  // Tables mostly ascend in time: what is known is how they start.
  if (rows.length === 0 || rows.at(-1) === rows.length - 1) return column.slice(0, rows.length);
  return pickIf(column, rows, () => true);
}

/** The same, with values missing in rows that fail a test. */
function pickIf(column: StoredColumn, rows: Int32Array, passes: RowTest): StoredColumn {
  return column instanceof Float64Array
    ? Float64Array.from(rows, (row) => (passes(row) ? (column[row] as number) : Number.NaN))
    : Array.from(rows, (row) => (passes(row) ? (column[row] as string | null) : null));
}
