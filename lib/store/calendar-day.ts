/** UTC calendar days as ISO strings (`YYYY-MM-DD`), months as `YYYY-MM`: both sort as text. */
const DAY_MS = 86_400_000;

/**
 * Is the text a real calendar day, written `YYYY-MM-DD`?
 * @example isCalendarDay("2024-02-30") // => false
 */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/**
 * Is the text a month, written `YYYY-MM`?
 * @example isMonth("2024-13") // => false
 */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * The day that lies `days` after another.
 * @example addDays("2024-02-28", 2) // => "2024-03-01"
 */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
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
 * @example monthEnd("2024-02") // => "2024-02-29"
 */
export function monthEnd(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}
