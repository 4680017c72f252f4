import type { Columns } from "./columns.js";
import type { TableSpec } from "./manifest.js";

/** No table reaches further back: the oldest prices that are studied are of the eighteenth century. */
const FIRST_YEAR = 1700;
/** Contracts and calendars name days ahead. */
const MAX_YEARS_AHEAD = 10;

/**
 * What is wrong with the dates of a table's rows: a year that no market has, or rows that will be known in the future only; undefined: nothing.
 * @param today `YYYY-MM-DD`
 */
export function dateProblem(
  columns: Columns,
  { fields, primaryKey, availability }: Pick<TableSpec, "fields" | "primaryKey" | "availability">,
  today: string,
): string | undefined {
  const lastYear = Number(today.slice(0, 4)) + MAX_YEARS_AHEAD;
  const { from, field, otherwise } = availability;
  const dating = from === undefined ? [field, otherwise?.field] : [];
  if (from !== undefined && from > today) return `it is known from ${from} on only (today is ${today})`;
  for (const { name, type } of fields) {
    if (type !== "date" && type !== "yearmonth") continue;
    const dates = (columns[name] ?? []) as readonly (string | null)[];
    const last = dating.includes(name) ? today : `${lastYear}-12-31`;
    // Rows of one day stand together.
    const row = dates.findIndex(
      (date, at) =>
        date !== null && date !== dates[at - 1] && (Number(date.slice(0, 4)) < FIRST_YEAR || date > last),
    );
    if (row < 0) continue;
    const key = primaryKey.map((column) => columns[column]?.[row]).join(" ");
    const why = (dates[row] as string) > last ? `lies after ${last}` : `lies before ${FIRST_YEAR}`;
    return `the row of ${key} has the ${name} ${dates[row]}, which ${why}`;
  }
  return undefined;
}
