import { daysBetween, sameDayMonths } from "./calendar.js";
import { requireDay } from "./calendar-day.js";

/**
 * Length of a span in years: whole years from the same day of the same month, and the rest as a share of the year it lies in (actual/actual by
 * anniversary). Ten years to the day are exactly 10, which days / 365.25 would miss.
 * @param from first day
 * @param to last day, not before the first
 * @throws RangeError when `to` lies before `from`, or one of them is not a calendar day.
 * @example yearsBetween("2014-06-24", "2024-06-24") // => 10
 */
export function yearsBetween(from: string, to: string): number {
  requireDay(from, "yearsBetween");
  requireDay(to, "yearsBetween");
  if (!(from <= to)) throw new RangeError(`yearsBetween requires days in order (got ${from} and ${to})`);
  let whole = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (sameDayMonths(from, 12 * whole) > to) whole -= 1;
  const last = sameDayMonths(from, 12 * whole);
  const next = sameDayMonths(from, 12 * (whole + 1));
  return whole + daysBetween(last, to) / daysBetween(last, next);
}
