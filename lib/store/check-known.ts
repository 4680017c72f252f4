import type { StoredColumn, StoredColumns } from "./columns.js";
import type { TableSpec } from "./manifest.js";

/**
 * Each row says when it became known, and not before what it dates.
 * @param lineOf line of the file at which a row stands; asked only for what is wrong
 * @param fail is told of the first row that is wrong
 */
export function checkKnown(
  columns: StoredColumns,
  spec: TableSpec,
  { lineOf, fail }: { readonly lineOf: (row: number) => number; readonly fail: (problem: string) => never },
): void {
  const row = unknownRow(columns, spec);
  if (row >= 0) {
    fail(
      `line ${lineOf(row)}, column ${spec.availability.field}: it is empty, so that nobody can tell when the row became known`,
    );
  }
  const [key = ""] = spec.primaryKey;
  const { field = key } = spec.availability;
  const isDated = spec.fields.find(({ name }) => name === key)?.type !== "string";
  if (field === key || !isDated) return;
  const [periods, days] = [columns[key], columns[field]] as [Texts, Texts];
  const early = days.findIndex((day, at) => day !== null && isBefore(day, periods[at] as string));
  if (early < 0) return;
  fail(
    `line ${lineOf(early)}, column ${field}: ${days[early]} lies before ${periods[early]}, which the row is about`,
  );
}

type Texts = readonly (string | null)[];

/** A day or a month that has passed when another begins. */
const isBefore = (day: string, period: string) => {
  const digits = Math.min(day.length, period.length);
  return day.slice(0, digits) < period.slice(0, digits);
};

/**
 * The first row that does not say when it became known; -1: each one does.
 * @param columns those that the availability names, at least
 */
export function unknownRow(
  columns: Readonly<Record<string, StoredColumn | readonly unknown[] | undefined>>,
  { availability }: Pick<TableSpec, "availability">,
): number {
  const { field, from, otherwise, columns: later } = availability;
  // Known from one day on, without columns that come later: rows need no date.
  if (field === undefined || (from !== undefined && later === undefined)) return -1;
  const days = (columns[field] ?? []) as readonly unknown[];
  const others = otherwise === undefined ? [] : ((columns[otherwise.field] ?? []) as readonly unknown[]);
  return days.findIndex(
    (day, row) => day === null && (later !== undefined || (others[row] ?? null) === null),
  );
}
