import { requireList, type SeriesPosition } from "./series-values.js";

/** A day, month or year in ISO, with a time of day or without; a Date is its UTC day. Missing: null, undefined, an invalid Date. */
export type ChartDay = string | Date | null | undefined;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?)?)?$/;

function isCalendarDay(text: string): boolean {
  const [, year, month = "01", day = "01"] = ISO.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/**
 * A place on a time axis as text; null where it is missing.
 * @param where what is to be placed, for the message: `x value of "Small" in row 3`
 * @throws RangeError when it is no day, month or year
 */
export function chartDay(value: unknown, chart: string, where: string): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null;
    return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  }
  if (typeof value === "string" && isCalendarDay(value)) return value;
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new RangeError(`${chart}: ${where} is ${shown}, not a day YYYY-MM-DD or a month YYYY-MM`);
}

/**
 * The places of a series on a time axis, as many as it has; null where one is missing.
 * @throws RangeError when it is no list, or one is no day, month or year; names chart, series and row
 */
export function chartDays(values: ArrayLike<ChartDay>, position: SeriesPosition): (string | null)[] {
  requireList(values, position);
  const { chart, series, what } = position;
  return Array.from(values, (value, row) =>
    chartDay(value, chart, `${what} of ${JSON.stringify(series)} in row ${row + 1}`),
  );
}

/** The day on which a period is drawn: a month or year on its last day, as the figures of its end; a day on itself. */
export function drawnDay(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number?];
  if (/^\d{4}$/.test(day)) return `${day}-12-31`;
  if (!/^\d{4}-\d{2}$/.test(day)) return day;
  return new Date(Date.UTC(year, month as number, 0)).toISOString().slice(0, 10);
}

/** How the days of a series read on hovering: months and years by name. */
export function dayFormat(days: readonly (string | null)[]): string {
  const lengths = new Set(days.map((day) => day?.length ?? 0).filter((length) => length > 0));
  const [only] = lengths;
  return lengths.size === 1 && only === 7 ? "%B %Y" : lengths.size === 1 && only === 4 ? "%Y" : "%-d %B %Y";
}
