import { positionAtOrBefore } from "../series/calendar.js";
import { requireAscending, requireSameUnit } from "../series/dated-series.js";

/**
 * Positions [start, end) of the days or months of a window, both ends counted.
 * @example windowRows(["2024-06", "2024-07", "2024-08"], { first: "2024-07", last: "2024-08" }) // => { start: 1, end: 3 }
 * @throws RangeError, in the name of the caller, when the days do not ascend, days and months are mixed, or the window reaches beyond the data or holds no period.
 */
export function windowRows(
  days: readonly string[],
  { first, last, caller }: { readonly first: string; readonly last: string; readonly caller: string },
): { readonly start: number; readonly end: number } {
  requireAscending(days, caller);
  requireSameUnit(days, first, caller);
  requireSameUnit(days, last, caller);
  const at = positionAtOrBefore(days, first);
  const start = days[at] === first ? at : at + 1;
  const end = positionAtOrBefore(days, last) + 1;
  if (!(days.length > 0 && first >= (days[0] as string) && last <= (days.at(-1) as string) && end > start)) {
    throw new RangeError(
      `${caller} requires a window with a period, inside the data (got ${first} to ${last}, data from ${days[0]} to ${days.at(-1)})`,
    );
  }
  return { start, end };
}
