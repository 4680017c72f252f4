import type { Store } from "claimbook/book";
import { type DateWindow, numbers, periods, since, toDate, windowReturn } from "claimbook/stats";
import { lastKnownDay } from "../commentary.js";
import { CPI_DAY } from "./cpi-window.js";

/** The session on which the rally peaked; it began on the day of June's consumer prices. */
const PEAK = "2024-07-16";

/** The rally, or another window around it, in the price of the Russell 2000. */
export interface RallyWindow {
  readonly name: string;
  /** Close that it starts from and close that it ends on. */
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  /** Simple price return of the Russell 2000. */
  readonly priceReturn: number;
}

/**
 * The Russell 2000's rally of July 2024: from the close before the first session to the close that the commentary was written with, or to the
 * as-of day where that is earlier; then, where they are other windows, the rally to its peak and the month to date. Empty where the data hold no
 * session of it.
 */
export function smallCapRally(store: Store): readonly RallyWindow[] {
  const end = lastKnownDay(store);
  const table = store.read("index-daily");
  const days = periods(table, "date");
  const levels = numbers(table, "russell2000_price");
  const measured = (name: string, window: DateWindow | null): RallyWindow[] => {
    const priceReturn = windowReturn(levels, window);
    if (window === null || Number.isNaN(priceReturn)) return [];
    const { from, to, base, end: last } = window;
    return [{ name, from, to, sessions: last - base, priceReturn }];
  };
  const own = measured("the rally", since(days, CPI_DAY.day, { base: "close-before", end }));
  if (own.length === 0) return [];
  const peak = PEAK < end ? since(days, CPI_DAY.day, { base: "close-before", end: PEAK }) : null;
  return [
    ...own,
    ...measured("the rally to its peak", peak),
    ...measured("the month to date", toDate(days, end, { unit: "month" })),
  ];
}
