import { addDays, requireDay } from "./calendar-day.js";
import { type DateWindow, STALE_DAYS, windowBetween } from "./date-window.js";
import { DAY, type OptionRules, oneOf, required, requireOptions, ZERO_OR_MORE } from "./options.js";

/** Which close the count starts from, and where it ends. */
interface SinceOptions {
  readonly base: "close-before" | "close-of";
  readonly end?: string | undefined;
  readonly staleDays?: number;
}

const OPTIONS: OptionRules<SinceOptions> = {
  base: required(oneOf("close-before", "close-of")),
  end: DAY,
  staleDays: ZERO_OR_MORE,
};

/**
 * "Since" a day. Writers mean one of two bases, so it has no default: `close-before` counts the day's own return, `close-of` starts after it.
 * On a day without a close both are the last close before it.
 * @param days trading days, ascending
 * @param day the day that the count starts on
 * @param options.base the close before the day, or the close of the day
 * @param options.end last day of the window; default the last of the list
 * @param options.staleDays how many days too early a close may lie; default 7
 * @returns the window, or null where the list has no close for its base or its end
 * @throws RangeError when the days do not ascend, a day is not in the calendar, or an option is not one of those above.
 * @example since(["2024-07-10", "2024-07-11", "2024-07-24"], "2024-07-11", { base: "close-before" }).from // => "2024-07-10"
 */
export function since(days: readonly string[], day: string, options: SinceOptions): DateWindow | null {
  requireDay(day, "since");
  const { base, end, staleDays = STALE_DAYS } = requireOptions(options, "since", OPTIONS);
  const ends = {
    base: base === "close-before" ? addDays(day, -1) : day,
    end: end ?? days?.at(-1) ?? day,
    staleDays,
  };
  return windowBetween(days, ends, "since");
}
