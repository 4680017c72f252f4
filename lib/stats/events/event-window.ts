import { positionAtOrBefore } from "../series/calendar.js";
import { requireAscending, requireSameUnit } from "../series/dated-series.js";
import {
  NUMBER_CHECKED_LATER,
  type OptionRules,
  oneOf,
  required,
  requireOptions,
} from "../series/options.js";

/** A window of trading days around an event. Positions in the list of days. */
export interface EventWindow {
  /** Position of day zero. */
  readonly at: number;
  /** Positions of the first and last day, both in the window. */
  readonly first: number;
  readonly last: number;
  /** Trading day of each position. */
  readonly days: readonly string[];
  /** Trading days from day zero: -before to after. */
  readonly offsets: Int32Array;
}

/** How far the window reaches, and where day zero of an event without trading is. */
interface WindowReach {
  readonly before: number;
  readonly after: number;
  readonly closed?: "next" | "previous";
}

const OPTIONS: OptionRules<WindowReach> = {
  before: required(NUMBER_CHECKED_LATER),
  after: required(NUMBER_CHECKED_LATER),
  closed: oneOf("next", "previous"),
};

/**
 * The trading days from some before to some after an event; null where the list does not hold all of them.
 * @param tradingDays trading days (or months), ascending
 * @param event day of the event
 * @param options.before trading days before day zero
 * @param options.after trading days after it
 * @param options.closed day zero of an event on a day without trading: `next` (default; the first day on which prices can answer) or `previous`
 * @throws RangeError when the days do not ascend, the event is no day, days and months are mixed, or before or after is not a whole number of zero or more.
 * @example eventWindow(["2024-07-10", "2024-07-11", "2024-07-12"], "2024-07-11", { before: 1, after: 1 }).days // => ["2024-07-10", "2024-07-11", "2024-07-12"]
 */
export function eventWindow(
  tradingDays: readonly string[],
  event: string,
  options: WindowReach,
): EventWindow | null {
  const { before, after, closed = "next" } = requireOptions(options, "eventWindow", OPTIONS);
  requireAscending(tradingDays, "eventWindow");
  requireSameUnit(tradingDays, event, "eventWindow");
  if (![before, after].every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`eventWindow requires whole days before and after (got ${before} and ${after})`);
  }
  const known = positionAtOrBefore(tradingDays, event);
  const at = tradingDays[known] === event || closed === "previous" ? known : known + 1;
  const [first, last] = [at - before, at + after];
  if (at < 0 || first < 0 || last >= tradingDays.length) return null;
  return {
    at,
    first,
    last,
    days: tradingDays.slice(first, last + 1),
    offsets: Int32Array.from({ length: before + after + 1 }, (_, i) => i - before),
  };
}
