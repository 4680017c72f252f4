import { UserError } from "../../user-error.js";

/**
 * The day itself when it is one of the calendar.
 * @param what which input the text came from, for the message
 * @throws UserError when it is not a real day written `YYYY-MM-DD`
 */
export function calendarDay(text: string, what: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A day past the month's end rolls over into the next month.
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new UserError(`${what}: ${JSON.stringify(text)} is no day of the calendar; write one as 2024-07-24`);
}
