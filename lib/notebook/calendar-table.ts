import { type ColumnTable, table } from "arquero";
import { MONTH_NAMES } from "../plots/calendar-heat-map.js";
import { type CalendarReturns, calendarReturns } from "../stats/series/calendar-returns.js";
import type { DatedSeries } from "../stats/series/dated-series.js";

/**
 * Returns as an arquero table of years by months: columns `year`, `Jan` to `Dec`, and `total`, the return of the year. For its figure see
 * `calendarHeatMap(calendarReturns(series))`.
 * @param series simple returns as decimals by ascending month, or by ascending day, which are compounded by month first
 * @param options.missing "propagate" (default) or "skip": what a month missing in between does to the total of its year
 * @returns a row a year, oldest first; a missing month is null, the total of part of a year is of that part
 * @throws RangeError when the days do not ascend, or an option is unknown; TypeError when a return is no number.
 * @example calendarTable({ days: ["2023-12", "2024-01"], values: [0.5, -0.5] }).get("total", 1) // => -0.5
 */
export function calendarTable(
  series: DatedSeries,
  options: Parameters<typeof calendarReturns>[1] = {},
): ColumnTable {
  const { years, months, totals }: CalendarReturns = calendarReturns(series, options);
  const cells = (values: ArrayLike<number>) =>
    Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  return table({
    year: [...years],
    ...Object.fromEntries(
      MONTH_NAMES.map((name, month) => [name, cells(months.map((year) => year[month] as number))]),
    ),
    total: cells(totals),
  });
}
