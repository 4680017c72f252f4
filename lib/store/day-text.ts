import { UserError } from "../platform/user-error.js";
import { isCalendarDay, monthEnd } from "../stats/series/calendar-day.js";

const HOW = "write YYYY-MM-DD, for example 2024-07-24";

/**
 * Why a text is no calendar day and what to write instead, to follow the name of what was to be one.
 * @returns undefined for a day
 * @example notADay("2024-7-1") // => '"2024-7-1" is not a calendar day; write 2024-07-01'
 */
export function notADay(text: string): string | undefined {
  if (isCalendarDay(text)) return undefined;
  const start = `${JSON.stringify(text)} is not a calendar day`;
  const [, year, month = "", day = ""] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const padded = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (isCalendarDay(padded)) return `${start}; write ${padded}`;
  const isLate = Number(month) >= 1 && Number(month) <= 12 && Number(day) > 28;
  const last = isLate ? `, the last of that month is ${monthEnd(padded.slice(0, 7))}` : "";
  return `${start}; ${HOW}${last}`;
}

/**
 * A day as a user writes it, or "latest" in small letters however it was written.
 * @param options.name what the day is for, as its user knows it: "--as-of"
 * @throws UserError when it is neither
 * @example dayOrLatest("Latest", { name: "--as-of" }) // => "latest"
 */
export function dayOrLatest(text: string, { name }: { readonly name: string }): string {
  if (text.toLowerCase() === "latest") return "latest";
  const complaint = notADay(text);
  if (complaint === undefined) return text;
  throw new UserError(`${name} ${complaint}, or latest`);
}
