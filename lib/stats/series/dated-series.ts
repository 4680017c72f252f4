import { shownValue } from "../text/shown-value.js";
import { periodNumber } from "./calendar-day.js";
import { requireNumbers } from "./require-numbers.js";

/** Values with the day (or the month) of each; ascending, no day twice. */
export interface DatedSeries {
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`), ascending. */
  readonly days: readonly string[];
  /** One value a day; NaN is missing. */
  readonly values: ArrayLike<number>;
}

/**
 * The series with its values as an array of doubles. Throws, in the name of the function that asks, RangeError when lengths differ or the days are not
 * all days or all months, ascending; TypeError when the values are no numbers.
 */
export function requireDated(
  series: DatedSeries,
  name: string,
): { readonly days: readonly string[]; readonly values: Float64Array } {
  if (typeof series !== "object" || series === null) {
    throw new TypeError(`${name} requires a series of days and values (got ${shownValue(series)})`);
  }
  const { days } = series;
  requireAscending(days, name);
  const values = requireNumbers(series.values, name);
  if (days.length !== values.length) {
    throw new RangeError(
      `${name} requires one value a day (got ${days.length} days, ${values.length} values)`,
    );
  }
  return { days, values };
}

/** Throws RangeError, in the name of the function that asks, when a period is neither a day nor a month of the calendar. */
function requirePeriod(period: string, name: string): void {
  if (periodNumber(period) >= 0) return;
  throw new RangeError(
    `${name} requires a day as YYYY-MM-DD or a month as YYYY-MM (got ${shownValue(period)})`,
  );
}

/** Throws RangeError, in the name of the function that asks, when a period is in no calendar, or a day among months or a month among days. */
export function requireSameUnit(periods: readonly string[], period: string, name: string): void {
  requirePeriod(period, name);
  const [first] = periods;
  if (first === undefined || first.length === period.length) return;
  throw new RangeError(`${name} requires days or months, not both (got ${first} and ${period})`);
}

/** Lists of which every entry was found in the calendar, with their length then: to look at 25,000 days takes as long as the rest of a drawdown table. */
const inCalendar = new WeakMap<readonly string[], number>();

/**
 * Throws, in the name of the function that asks, RangeError when days (or months) do not strictly ascend, one is not in the calendar, or days and
 * months are mixed; TypeError when they are no list. The order is looked at each time.
 */
export function requireAscending(days: readonly string[], name: string): void {
  if (!Array.isArray(days)) throw new TypeError(`${name} requires a list of days (got ${shownValue(days)})`);
  if (inCalendar.get(days) === days.length && ascends(days)) return;
  const length = days[0]?.length;
  for (let row = 0; row < days.length; row += 1) {
    const day = days[row] as string;
    if (typeof day !== "string" || !(periodNumber(day) >= 0)) {
      throw new RangeError(
        `${name} requires days as YYYY-MM-DD or months as YYYY-MM (got ${shownValue(day)} at position ${row})`,
      );
    }
    if (day.length !== length) {
      throw new RangeError(`${name} requires days or months, not both (got ${days[0]} and ${day})`);
    }
    if (row > 0 && !((days[row - 1] as string) < day)) {
      throw new RangeError(`${name} requires ascending days (got ${day} after ${days[row - 1]})`);
    }
  }
  inCalendar.set(days, days.length);
}

function ascends(days: readonly string[]): boolean {
  for (let row = 1; row < days.length; row += 1) {
    if (!((days[row - 1] as string) < (days[row] as string))) return false;
  }
  return true;
}
