import { addDays, requireDay } from "./calendar-day.js";

/** Weekdays on which the exchange stayed closed outside its rules: attacks, storms, days of mourning. */
const CLOSED: ReadonlySet<string> = new Set([
  "2001-09-11",
  "2001-09-12",
  "2001-09-13",
  "2001-09-14",
  "2004-06-11",
  "2007-01-02",
  "2012-10-29",
  "2012-10-30",
  "2018-12-05",
  "2025-01-09",
]);

const two = (number: number) => String(number).padStart(2, "0");
const weekdayOf = (day: string) => new Date(day).getUTCDay();
const MONDAY = 1;
const THURSDAY = 4;

/** The n-th weekday of a month; with n = 0 the last one of the month before. */
function nthWeekday(month: string, weekday: number, n: number): string {
  const first = `${month}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}

/** Two days before Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876). */
function goodFriday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return addDays(`${year}-${two(month)}-${two(day)}`, -2);
}

/** A holiday of a fixed date is kept on the Friday before a Saturday and on the Monday after a Sunday. */
function observed(day: string): string {
  const shift = { 6: -1, 0: 1 }[weekdayOf(day)] ?? 0;
  return addDays(day, shift);
}

function holidays(year: number): readonly string[] {
  const newYear = `${year}-01-01`;
  return [
    // New Year's Day on a Saturday is not kept: the Friday before closes the old year's books.
    ...(weekdayOf(newYear) === 6 ? [] : [observed(newYear)]),
    ...(year >= 1998 ? [nthWeekday(`${year}-01`, MONDAY, 3)] : []),
    nthWeekday(`${year}-02`, MONDAY, 3),
    goodFriday(year),
    nthWeekday(`${year}-06`, MONDAY, 0),
    ...(year >= 2022 ? [observed(`${year}-06-19`)] : []),
    observed(`${year}-07-04`),
    nthWeekday(`${year}-09`, MONDAY, 1),
    nthWeekday(`${year}-11`, THURSDAY, 4),
    observed(`${year}-12-25`),
  ];
}

const known = new Map<number, ReadonlySet<string>>();

/**
 * Was the New York Stock Exchange open on a day? By its Rule 7.2 and the closures outside it, from 1999 on; early closes are sessions.
 * @throws RangeError when the day is not in the calendar
 * @example isSession("2024-07-04") // => false
 */
export function isSession(day: string): boolean {
  requireDay(day, "isSession");
  if (weekdayOf(day) % 6 === 0 || CLOSED.has(day)) return false;
  const year = Number(day.slice(0, 4));
  let closed = known.get(year);
  if (closed === undefined) {
    closed = new Set(holidays(year));
    known.set(year, closed);
  }
  return !closed.has(day);
}

/**
 * Does a list of days lack a session between two of them?
 * @example lacksSession(new Set(["2024-07-03", "2024-07-08"]), "2024-07-03", "2024-07-08") // => true
 */
export function lacksSession(days: ReadonlySet<string>, from: string, to: string): boolean {
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) {
    if (!days.has(day) && isSession(day)) return true;
  }
  return false;
}
