import { isCalendarDay } from "../stats/series/calendar-day.js";
import { nameHint } from "../stats/text/near-name.js";
import type { Availability } from "./availability.js";
import type { FieldInfo } from "./store.js";

/** Nothing is published later than ten years after what it dates. */
const MAX_LAG_DAYS = 3660;
const PROPERTIES = ["field", "lagDays", "from", "otherwise", "columns"];

/**
 * What keeps a table's availability from telling when its rows became known; undefined: nothing.
 * @param availability as the manifest has it, of any shape
 */
export function availabilityProblem(
  availability: unknown,
  fields: readonly Pick<FieldInfo, "name" | "type">[],
): string | undefined {
  if (!(availability instanceof Object)) return `does not say when its rows are known ("availability")`;
  const unknown = Object.keys(availability).find((name) => !PROPERTIES.includes(name));
  if (unknown !== undefined)
    return `has the unknown property ${unknown} in "availability"; ${nameHint(unknown, PROPERTIES, { plural: "properties" })}`;
  const { field, lagDays = 0, from, otherwise, columns = {} } = availability as Availability;
  if (field === undefined && from === undefined)
    return `does not say when its rows are known: "availability" has neither "field" nor "from"`;
  if (from !== undefined && !isCalendarDay(from))
    return `is known from ${JSON.stringify(from)}, which is no day`;
  const dated = fields.filter(({ type }) => type === "date" || type === "yearmonth").map(({ name }) => name);
  for (const name of [field, otherwise && (otherwise.field ?? null)]) {
    if (name === undefined || dated.includes(name as string)) continue;
    return `is dated by ${JSON.stringify(name)}, which is no column of days or months; ${nameHint(String(name), dated, { plural: "dated columns" })}`;
  }
  const lags = [lagDays, otherwise?.lagDays ?? 0, ...Object.values(columns)];
  const odd = lags.find((days) => !Number.isInteger(days) || days < 0 || days > MAX_LAG_DAYS);
  if (odd !== undefined)
    return `has a lag of ${JSON.stringify(odd)} in "availability", which is no count of days up to ${MAX_LAG_DAYS}`;
  const names = fields.map(({ name }) => name);
  const none = Object.keys(columns).find((name) => !names.includes(name));
  if (none !== undefined)
    return `says when a column ${none} is known, which it does not have; ${nameHint(none, names, { plural: "columns" })}`;
  if (field === undefined && Object.keys(columns).length > 0)
    return `has columns that are known later, but no "field" that dates them`;
  return undefined;
}
