import { sameDayMonths } from "./calendar.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "./date-window.js";

/**
 * The last so many months to a day: from the close of the same calendar day that many months earlier (the last close before it where there
 * is none) to the close of the day.
 * @param days trading days, ascending
 * @param day the day that the window ends on
 * @param options.months length; 120 for ten years
 * @param options.staleDays how many days too early a close may lie; default 7
 * @returns the window, or null where the list has no close for its base or its end
 * @example trailing(["2014-06-24", "2024-06-24"], "2024-06-24", { months: 120 }).from // => "2014-06-24"
 */
export function trailing(
  days: readonly string[],
  day: string,
  { months, staleDays = STALE_DAYS }: { readonly months: number; readonly staleDays?: number },
): DateWindow | null {
  return windowBetween(days, { base: sameDayMonths(day, -months), end: day, staleDays });
}
