import { SourceError } from "./source-error.js";

/** Values by day (`YYYY-MM-DD`) or month (`YYYY-MM`), ascending; a missing value has no entry. */
export type DatedSeries = ReadonlyMap<string, number>;

/**
 * The day as `YYYY-MM-DD`, or undefined when the calendar has none of that date.
 * @example dayOf(2024, 2, 30) // => undefined
 */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * A day written `YYYY-MM-DD` (with or without a time behind it), `YYYYMMDD`, `MM/DD/YYYY` or `MM/DD/YY`; undefined for anything else.
 * @example parseDay("07/24/2024") // => "2024-07-24"
 */
export function parseDay(text: string): string | undefined {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)(T[\d:.]*)?$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)$/.exec(text);
  if (!us) return undefined;
  const year = Number(us[3]);
  return dayOf(year < 100 ? 2000 + year : year, Number(us[1]), Number(us[2]));
}

/**
 * Refuses periods that repeat or step back: a file that does either has lost its order or was joined wrongly.
 * @throws SourceError with the two periods
 */
export function checkAscending(file: string, periods: Iterable<string>): void {
  let before = "";
  for (const period of periods) {
    if (period === before) throw new SourceError(`${file}: ${period} stands there twice`);
    if (period < before) throw new SourceError(`${file}: ${period} comes after ${before}; rows must ascend`);
    before = period;
  }
}
