import { daysApart } from "./calendar.js";
import { monthEnd } from "./calendar-day.js";
import { type DatedSeries, requireAscending, requireDated } from "./dated-series.js";
import { required, requireOptions, ZERO_OR_MORE } from "./options.js";

/**
 * A series put onto other days: for each day the last value that was known by then, NaN where that is older than the limit. A monthly series
 * counts from the end of its month, and months to fill ask for what was known at their end. As pandas' `merge_asof` (backward, with tolerance).
 * @param series values by ascending day or month; a missing value is not replaced by an older one
 * @param days the days (or months) to fill, ascending
 * @param options.staleDays how many calendar days old a value may be; no default, because a silent one would hide holes
 * @returns one value a day
 * @throws RangeError when either list of days does not ascend, or the limit is negative.
 * @example asOfJoin({ days: ["2024-07-01", "2024-07-03"], values: [5, 6] }, ["2024-07-02", "2024-07-09"], { staleDays: 3 }) // => Float64Array [5, NaN]
 */
export function asOfJoin(
  series: DatedSeries,
  days: readonly string[],
  options: { readonly staleDays: number },
): Float64Array {
  const { staleDays } = requireOptions(options, "asOfJoin", { staleDays: required(ZERO_OR_MORE) });
  const { values } = requireDated(series, "asOfJoin");
  requireAscending(days, "asOfJoin");
  const lastDays = (periods: readonly string[]) =>
    periods[0]?.length === 7 ? periods.map(monthEnd) : periods;
  const known = lastDays(series.days);
  const wanted = lastDays(days);
  let last = -1;
  return Float64Array.from(wanted, (day) => {
    while (last + 1 < known.length && (known[last + 1] as string) <= day) last += 1;
    if (last < 0 || daysApart(known[last] as string, day) > staleDays) return Number.NaN;
    return values[last] as number;
  });
}
