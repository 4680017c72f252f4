import { requireDay } from "./calendar-day.js";
import { type DatedSeries, requireDated } from "./dated-series.js";
import { accrue } from "./growth.js";
import { required, requireOptions } from "./options.js";
import { CALENDAR_UNIT, type CalendarUnit, periodStart } from "./period-start.js";

/** Returns of longer periods. */
export interface AggregatedReturns {
  /** First calendar day of each period: Monday, the first of the month, quarter or year. */
  readonly starts: readonly string[];
  /** Last listed day of each period. */
  readonly ends: readonly string[];
  readonly returns: Float64Array;
}

/**
 * Returns compounded by calendar week, month, quarter or year; the first and the last period may be incomplete.
 * empyrical's `aggregate_returns`, but with ISO weeks that do not break at New Year.
 * @param series simple returns as decimals by ascending day; a missing return makes its period missing
 * @param options.unit "week" (Monday to Sunday), "month", "quarter" or "year"
 * @throws RangeError when the days do not ascend or are months, or the unit is none of these.
 * @example aggregateReturns({ days: ["2024-06-28", "2024-07-01", "2024-07-02"], values: [0.5, 1, -0.5] }, { unit: "month" }).returns // => Float64Array [0.5, 0]
 */
export function aggregateReturns(
  series: DatedSeries,
  options: { readonly unit: CalendarUnit },
): AggregatedReturns {
  const { unit } = requireOptions(options, "aggregateReturns", { unit: required(CALENDAR_UNIT) });
  const { days, values } = requireDated(series, "aggregateReturns");
  if (days[0] !== undefined) requireDay(days[0], "aggregateReturns");
  const starts: string[] = [];
  const ends: string[] = [];
  const returns: number[] = [];
  for (const [row, day] of days.entries()) {
    const start = periodStart(day, unit);
    if (start !== starts.at(-1)) {
      starts.push(start);
      returns.push(0);
    }
    const last = starts.length - 1;
    ends[last] = day;
    returns[last] = accrue(returns[last] as number, values[row] as number);
  }
  return { starts, ends, returns: Float64Array.from(returns) };
}
