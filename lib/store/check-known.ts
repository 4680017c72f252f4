import type { StoredColumn } from "./columns.js";
import type { TableSpec } from "./manifest.js";

/** A table's columns, as the store keeps them or as cells. */
type AnyColumns = Readonly<Record<string, StoredColumn | readonly unknown[] | undefined>>;
type Known = Pick<TableSpec, "availability" | "primaryKey" | "fields">;

/** The first row that does not say when it became known, or says a day before what it dates; undefined: there is none. */
export function knownProblem(columns: AnyColumns, spec: Known): string | undefined {
  const [key = ""] = spec.primaryKey;
  const { field = key } = spec.availability;
  const nameOf = (row: number) => spec.primaryKey.map((name) => columns[name]?.[row]).join(" ");
  const unknown = unknownRow(columns, spec);
  if (unknown >= 0) {
    return `the row of ${nameOf(unknown)} has no ${field}, so that nobody can tell when it became known`;
  }
  const isDated = spec.fields.find(({ name }) => name === key)?.type !== "string";
  if (field === key || !isDated) return undefined;
  const [periods, days] = [columns[key], columns[field]] as [Texts, Texts];
  const early = days.findIndex((day, row) => day !== null && isBefore(day, periods[row] as string));
  return early < 0
    ? undefined
    : `the row of ${nameOf(early)} has the ${field} ${days[early]}, which lies before it`;
}

type Texts = readonly (string | null)[];

/** A day or a month that has passed when another begins. */
const isBefore = (day: string, period: string) => {
  const digits = Math.min(day.length, period.length);
  return day.slice(0, digits) < period.slice(0, digits);
};

/** The first row that does not say when it became known; -1: each one does. */
export function unknownRow(columns: AnyColumns, { availability }: Pick<TableSpec, "availability">): number {
  const { field, from, otherwise, columns: later } = availability;
  // Known from one day on, without columns that come later: rows need no date.
  if (field === undefined || (from !== undefined && later === undefined)) return -1;
  const days = (columns[field] ?? []) as readonly unknown[];
  // The engine searches faster than the function below, which a first read runs before it is compiled.
  if (!days.includes(null)) return -1;
  const others = otherwise === undefined ? [] : ((columns[otherwise.field] ?? []) as readonly unknown[]);
  return days.findIndex(
    (day, row) => day === null && (later !== undefined || (others[row] ?? null) === null),
  );
}
