import { monthEnd, requireDay } from "../series/calendar-day.js";
import { oneOf, requireOption, requireOptions, ZERO_OR_MORE } from "../series/options.js";
import { requireNumber, requireNumbers } from "../series/require-numbers.js";

/**
 * Whether the last day of a meeting still has the old rate (`before`: a change takes effect the next business day, which is what happens) or
 * counts to the new one (`after`: as in CME Group's published worksheets).
 */
export type MeetingDay = "before" | "after";

/** The rule of this choice. */
export const MEETING_DAY = oneOf("before", "after");

/** A month with a meeting: its days at the old and at the new rate. */
export interface MeetingMonth {
  /** The month, `YYYY-MM`. */
  readonly month: string;
  /** Calendar days before the change, n. */
  readonly before: number;
  /** Calendar days after the change, m. */
  readonly after: number;
}

/**
 * Days of a meeting's month before and after the change of the rate. The two add up to the month's days.
 * @param meeting last day of the meeting, `YYYY-MM-DD`
 * @param options.meetingDay default `before`
 * @throws RangeError when the meeting is not a day.
 * @example meetingMonth("2024-09-18") // => { month: "2024-09", before: 18, after: 12 }
 */
export function meetingMonth(
  meeting: string,
  options: { readonly meetingDay?: MeetingDay } = {},
): MeetingMonth {
  const { meetingDay = "before" } = requireOptions(options, "meetingMonth", { meetingDay: MEETING_DAY });
  requireDay(meeting, "meetingMonth");
  const days = daysInMonth(meeting.slice(0, 7));
  const day = Number(meeting.slice(8));
  const before = meetingDay === "before" ? day : day - 1;
  return { month: meeting.slice(0, 7), before, after: days - before };
}

/**
 * Calendar days of a month.
 * @throws RangeError when it is not a month.
 * @example daysInMonth("2024-02") // => 29
 */
export function daysInMonth(month: string): number {
  return Number(monthEnd(month).slice(8));
}

/**
 * Average rate over a month with a meeting: (n before + m after) / (n + m), CME Group's FedWatch method.
 * @param rates rate before and after the change, decimals
 * @param days the month's days at each, as from `meetingMonth`
 * @example averageRate([0.0533, 0.0508], { before: 18, after: 12 }) // => 0.0523
 */
export function averageRate(
  rates: readonly [before: number, after: number],
  days: Pick<MeetingMonth, "before" | "after">,
): number {
  const [before, after] = requireNumbers(rates, "averageRate") as unknown as [number, number];
  for (const side of ["before", "after"] as const) {
    requireOption(days?.[side], `days.${side}`, "averageRate", ZERO_OR_MORE);
  }
  return (days.before * before + days.after * after) / (days.before + days.after);
}

/**
 * The average rate over its delivery month that a 30-day federal funds futures price stands for: (100 - price) / 100.
 * @param price as quoted
 * @returns decimal
 * @example impliedRate(94.75) // => 0.0525
 */
export function impliedRate(price: number): number {
  return (100 - requireNumber(price, "impliedRate")) / 100;
}
