import type { Store } from "claimbook/book";
import { type DateWindow, periodStart, toDate } from "claimbook/stats";
import { closeOn, type IndexCloses, indexCloses } from "./index-closes.js";

/** The closes that a store shows, and the window "to date" on a day; no window where the period has no close by then, or the data lack one. */
export function toDateAt(
  store: Store,
  { unit, day }: { readonly unit: "week" | "month"; readonly day: string },
): { readonly closes: IndexCloses; readonly window: DateWindow | null } {
  const closes = indexCloses(store);
  const end = closeOn(closes, day, { reach: store.describe("index-daily").coverage.end });
  const isWithin = end !== undefined && end >= periodStart(day, unit);
  return { closes, window: isWithin ? toDate(closes.days, end, { unit }) : null };
}
