import { addDays, monthEnd } from "./calendar-day.js";
import type { Cell, Columns } from "./columns.js";

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

/** The day on which a row is known. */
function rowKnownOn(rule: Availability, columns: Columns, row: number): string {
  if (rule.from !== undefined) return rule.from;
  const dated = columns[rule.field as string]?.[row] as string | null;
  if (dated !== null) return knownOn(dated, rule.lagDays);
  const { field, lagDays } = rule.otherwise as NonNullable<Availability["otherwise"]>;
  return knownOn(columns[field]?.[row] as string, lagDays);
}

/**
 * The columns as they were known on a day: later rows are left out, later values are missing.
 * @param columns the whole table; not changed
 */
export function asKnownOn(columns: Columns, rule: Availability, asOf: string): Columns {
  const names = Object.keys(columns);
  const rows = [...(columns[names[0] as string] as readonly Cell[]).keys()].filter(
    (row) => rowKnownOn(rule, columns, row) <= asOf,
  );
  const known: Record<string, readonly Cell[]> = {};
  for (const name of names) {
    const column = columns[name] as readonly Cell[];
    const lag = rule.columns?.[name];
    const dates = columns[rule.field as string] as readonly string[];
    known[name] = rows.map((row) =>
      lag === undefined || knownOn(dates[row] as string, lag) <= asOf ? (column[row] as Cell) : null,
    );
  }
  return known;
}
