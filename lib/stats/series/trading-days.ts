import { positionAtOrBefore } from "./calendar.js";
import { requireAscending, requireSameUnit } from "./dated-series.js";
import { ANY_NUMBER, required, requireOptions } from "./options.js";

/**
 * The n-th trading day after a day (n above zero), or before it (n below zero), on a list of trading days; null where the list ends first.
 * The day itself need not be a trading day. With n = 0: that day, or the last trading day before it.
 * @param days trading days, ascending
 * @param day day to step from
 * @param options.by trading days to step
 * @throws RangeError when the days do not ascend, the day is not in the calendar, days and months are mixed, or the step is not a whole number.
 * @example stepTradingDays(["2024-07-10", "2024-07-11", "2024-07-12"], "2024-07-11", { by: -1 }) // => "2024-07-10"
 */
export function stepTradingDays(
  days: readonly string[],
  day: string,
  options: { readonly by: number },
): string | null {
  const { by } = requireOptions(options, "stepTradingDays", { by: required(ANY_NUMBER) });
  if (!Number.isInteger(by)) throw new RangeError(`stepTradingDays requires a whole step (got ${by})`);
  requireAscending(days, "stepTradingDays");
  requireSameUnit(days, day, "stepTradingDays");
  const at = positionAtOrBefore(days, day);
  // Between two trading days the step back starts from the later one.
  const start = by < 0 && days[at] !== day ? at + 1 : at;
  return days[start + by] ?? null;
}
