import { addDays } from "../store/calendar-day.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "./date-window.js";

/**
 * "Since" a day. Writers mean one of two bases, so it has no default: `close-before` counts the day's own return, `close-of` starts after it.
 * On a day without a close both are the last close before it.
 * @param days trading days, ascending
 * @param day the day that the count starts on
 * @param options.base the close before the day, or the close of the day
 * @param options.end last day of the window; default the last of the list
 * @param options.staleDays how many days too early a close may lie; default 7
 * @returns the window, or null where the list has no close for its base or its end
 * @example since(["2024-07-10", "2024-07-11", "2024-07-24"], "2024-07-11", { base: "close-before" }).from // => "2024-07-10"
 */
export function since(
  days: readonly string[],
  day: string,
  {
    base,
    end = days.at(-1),
    staleDays = STALE_DAYS,
  }: {
    readonly base: "close-before" | "close-of";
    readonly end?: string | undefined;
    readonly staleDays?: number;
  },
): DateWindow | null {
  if (end === undefined) return null;
  return windowBetween(days, { base: base === "close-before" ? addDays(day, -1) : day, end, staleDays });
}
