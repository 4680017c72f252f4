import { sameDayMonths } from "./calendar.js";
import { requireDay } from "./calendar-day.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "./date-window.js";
import { ABOVE_ZERO, type OptionRules, required, requireOptions, ZERO_OR_MORE } from "./options.js";

/** How long the window is, and how old a close may be. */
interface TrailingOptions {
  readonly months: number;
  readonly staleDays?: number;
}

const OPTIONS: OptionRules<TrailingOptions> = { months: required(ABOVE_ZERO), staleDays: ZERO_OR_MORE };

/**
 * The last so many months to a day: from the close of the same calendar day that many months earlier (the last close before it where there
 * is none) to the close of the day.
 * @param days trading days, ascending
 * @param day the day that the window ends on
 * @param options.months length; 120 for ten years
 * @param options.staleDays how many days too early a close may lie; default 7
 * @returns the window, or null where the list has no close for its base or its end
 * @throws RangeError when the days do not ascend, a day is not in the calendar, or the months are not a whole number above zero.
 * @example trailing(["2014-06-24", "2024-06-24"], "2024-06-24", { months: 120 }).from // => "2014-06-24"
 */
export function trailing(days: readonly string[], day: string, options: TrailingOptions): DateWindow | null {
  const { months, staleDays = STALE_DAYS } = requireOptions(options, "trailing", OPTIONS);
  if (!Number.isInteger(months)) {
    throw new RangeError(`trailing requires whole months (got ${months})`);
  }
  requireDay(day, "trailing");
  return windowBetween(days, { base: sameDayMonths(day, -months), end: day, staleDays }, "trailing");
}
