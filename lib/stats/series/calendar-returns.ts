import { aggregateReturns } from "./aggregate-returns.js";
import { type DatedSeries, requireDated } from "./dated-series.js";
import { accrue } from "./growth.js";
import { type OptionRules, oneOf, requireOptions } from "./options.js";
import { MONTHS_PER_YEAR } from "./periods-per-year.js";

/** Returns by year and month. */
export interface CalendarReturns {
  /** Calendar years, ascending, without a gap. */
  readonly years: readonly number[];
  /** Twelve returns a year, January first; NaN for a month that is missing. */
  readonly months: readonly Float64Array[];
  /** Return of each year, compounded over its months that are there. */
  readonly totals: Float64Array;
  /** How many months of each year are there: under 12, the total is of part of a year. */
  readonly counts: readonly number[];
}

/** What a hole does to the total of its year. */
interface CalendarOptions {
  /**
   * - "propagate" (default): the total of a year in which a month is missing between two that are there is missing;
   * - "skip": it is compounded over the months that are there, as PerformanceAnalytics' `table.CalendarReturns`.
   *
   * Months before the first and after the last that is there are no hole.
   */
  readonly missing?: "propagate" | "skip";
}

const OPTIONS: OptionRules<CalendarOptions> = { missing: oneOf("propagate", "skip") };

/**
 * Returns as a table of years by months, with the return of each year. PerformanceAnalytics' `table.CalendarReturns`, quantstats' `monthly_returns`.
 * @param series simple returns as decimals by ascending month, or by ascending day, which are compounded by month first: a missing day makes its month
 *   missing, and the first and the last month may be incomplete
 * @param options.missing "propagate" (default) or "skip": what a month missing in between does to the total of its year
 * @returns from the year of the first to the year of the last period; nothing for no period. Nothing is annualised: the total of part of a year is the
 *   return of that part.
 * @throws RangeError when the days do not ascend, or an option is unknown; TypeError when a return is no number.
 * @example calendarReturns({ days: ["2023-12", "2024-01", "2024-02"], values: [0.5, 0.5, -0.5] }).totals // => Float64Array [0.5, -0.25]
 */
export function calendarReturns(series: DatedSeries, options: CalendarOptions = {}): CalendarReturns {
  const { missing = "propagate" } = requireOptions(options, "calendarReturns", OPTIONS);
  const { days, values } = monthly(requireDated(series, "calendarReturns"));
  if (days.length === 0) return { years: [], months: [], totals: new Float64Array(), counts: [] };
  const first = yearOf(days[0] as string);
  const size = yearOf(days[days.length - 1] as string) - first + 1;
  const grid = new Float64Array(size * MONTHS_PER_YEAR).fill(Number.NaN);
  for (const [row, day] of days.entries()) {
    grid[(yearOf(day) - first) * MONTHS_PER_YEAR + Number(day.slice(5, 7)) - 1] = values[row] as number;
  }
  const known = (value: number) => !Number.isNaN(value);
  const [start, end] = [grid.findIndex(known), grid.length - 1 - grid.slice().reverse().findIndex(known)];
  const months = Array.from({ length: size }, (_, row) =>
    grid.slice(row * MONTHS_PER_YEAR, (row + 1) * MONTHS_PER_YEAR),
  );
  const hasHole = (row: number) =>
    (months[row] as Float64Array).some((value, month) => {
      const at = row * MONTHS_PER_YEAR + month;
      return Number.isNaN(value) && at > start && at < end;
    });
  const counts = months.map((year) => year.filter(known).length);
  return {
    years: months.map((_, row) => first + row),
    months,
    totals: Float64Array.from(months, (year, row) =>
      counts[row] === 0 || (missing === "propagate" && hasHole(row))
        ? Number.NaN
        : year.filter(known).reduce(accrue, 0),
    ),
    counts,
  };
}

function monthly(series: { readonly days: readonly string[]; readonly values: Float64Array }) {
  if (series.days[0]?.length !== 10) return series;
  const { starts, returns } = aggregateReturns(series, { unit: "month" });
  return { days: starts, values: returns };
}

function yearOf(period: string): number {
  return Number(period.slice(0, 4));
}
