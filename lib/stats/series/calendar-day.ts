import { shownValue } from "../text/shown-value.js";

/** UTC calendar days as ISO strings (`YYYY-MM-DD`), months as `YYYY-MM`: both sort as text. Years run from 0000 to 9999, by the Gregorian calendar. */
const DAY_MS = 86_400_000;

const ZERO = 48;
const DASH = 45;

/** The whole number in two digits of a text; NaN where one is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

/**
 * A day (`YYYY-MM-DD`) as the number yyyymmdd, a month (`YYYY-MM`) as yyyymm, so that they compare as numbers; NaN where the text is neither, or not in
 * the calendar.
 * @example periodNumber("2024-02-29") // => 20240229
 */
export function periodNumber(text: string): number {
  if (typeof text !== "string" || text.charCodeAt(4) !== DASH) return Number.NaN;
  const month = twoDigits(text, 5);
  if (!(month >= 1 && month <= 12)) return Number.NaN;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  if (text.length === 7) return 100 * year + month;
  if (text.length !== 10 || text.charCodeAt(7) !== DASH) return Number.NaN;
  const day = twoDigits(text, 8);
  if (!(day >= 1 && (day <= 28 || day <= lengthOfMonth(year, month)))) return Number.NaN;
  return 10_000 * year + 100 * month + day;
}

function lengthOfMonth(year: number, month: number): number {
  if (month !== 2) return 30 + ((month + (month > 7 ? 1 : 0)) % 2);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/**
 * Is the text a real calendar day, written `YYYY-MM-DD`?
 * @example isCalendarDay("2024-02-30") // => false
 */
export function isCalendarDay(text: unknown): boolean {
  return typeof text === "string" && text.length === 10 && !Number.isNaN(periodNumber(text));
}

/**
 * Is the text a month, written `YYYY-MM`?
 * @example isMonth("2024-13") // => false
 */
export function isMonth(text: unknown): boolean {
  return typeof text === "string" && text.length === 7 && !Number.isNaN(periodNumber(text));
}

/** The day itself. Throws RangeError, in the name of the function that asks, when it is not a calendar day as `YYYY-MM-DD`. */
export function requireDay(day: string, name: string): string {
  if (isCalendarDay(day)) return day;
  throw new RangeError(`${name} requires a calendar day as YYYY-MM-DD (got ${shownValue(day)})`);
}

/** The month itself. Throws RangeError, in the name of the function that asks, when it is not a month as `YYYY-MM`. */
export function requireMonth(month: string, name: string): string {
  if (isMonth(month)) return month;
  throw new RangeError(`${name} requires a month as YYYY-MM (got ${shownValue(month)})`);
}

/**
 * The day that lies `days` after another.
 * @throws RangeError when the day is none, the days are not a whole number, or the result lies outside the years 0000 to 9999.
 * @example addDays("2024-02-28", 2) // => "2024-03-01"
 */
export function addDays(day: string, days: number): string {
  requireDay(day, "addDays");
  if (!Number.isInteger(days)) throw new RangeError(`addDays requires whole days (got ${shownValue(days)})`);
  const moved = new Date(Date.parse(day) + days * DAY_MS);
  const year = moved.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    throw new RangeError(
      `addDays requires a result in the years 0000 to 9999 (got ${days} days from ${day})`,
    );
  }
  return moved.toISOString().slice(0, 10);
}

/**
 * The last day from Monday to Friday, at or before a day.
 * @example lastWeekday("2024-06-30") // => "2024-06-28"
 */
export function lastWeekday(day: string): string {
  const weekday = new Date(day).getUTCDay();
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

/**
 * The last day of a month.
 * @throws RangeError when it is not a month.
 * @example monthEnd("2024-02") // => "2024-02-29"
 */
export function monthEnd(month: string): string {
  const number = periodNumber(requireMonth(month, "monthEnd"));
  return `${month}-${lengthOfMonth(Math.floor(number / 100), number % 100)}`;
}
