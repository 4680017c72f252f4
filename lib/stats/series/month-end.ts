import { lastWeekday, monthEnd, requireDay } from "./calendar-day.js";
import { type DatedSeries, requireDated } from "./dated-series.js";
import { DAY, requireOptions } from "./options.js";

/** A daily series at month ends. */
export interface MonthEndSeries {
  /** Months, ascending; a month without any day is left out, not filled. */
  readonly months: readonly string[];
  /** The day that each value is from: the last listed day of its month. */
  readonly days: readonly string[];
  readonly values: Float64Array;
}

/**
 * A daily series at each month's last listed day. A month that has not ended is left out: it has ended once `asOf` reaches its last weekday.
 * @param series values by ascending day; a missing value on a month's last day stays missing
 * @param options.asOf the day up to which the list is complete; default its last day
 * @throws RangeError when the days do not ascend, or one of them or `asOf` is not a calendar day.
 * @example resampleToMonthEnd({ days: ["2024-06-27", "2024-06-28", "2024-07-24"], values: [1, 2, 3] }).months // => ["2024-06"]
 */
export function resampleToMonthEnd(
  series: DatedSeries,
  options: { readonly asOf?: string } = {},
): MonthEndSeries {
  const { days, values } = requireDated(series, "resampleToMonthEnd");
  const { asOf = days.at(-1) ?? "" } = requireOptions(options, "resampleToMonthEnd", { asOf: DAY });
  if (days.length > 0) requireDay(days[0] as string, "resampleToMonthEnd");
  const rows = [...days.keys()].filter((row) => {
    const month = (days[row] as string).slice(0, 7);
    return days[row + 1]?.slice(0, 7) !== month && lastWeekday(monthEnd(month)) <= asOf;
  });
  return {
    months: rows.map((row) => (days[row] as string).slice(0, 7)),
    days: rows.map((row) => days[row] as string),
    values: Float64Array.from(rows, (row) => values[row] as number),
  };
}
