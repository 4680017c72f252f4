import type { DateWindow } from "../../series/date-window.js";
import { toDate } from "../../series/to-date.js";
import type { Store } from "../../store/store.js";
import { anchorDay } from "../commentary.js";
import { closeBy, type IndexCloses, indexCloses } from "./index-closes.js";

/** The closes that a store shows, and the window "to date" at its last one; no window where the data end earlier. */
export function toDateAt(
  store: Store,
  unit: "week" | "month",
): { readonly closes: IndexCloses; readonly window: DateWindow | null } {
  const closes = indexCloses(store);
  const end = closeBy(closes, anchorDay(store));
  return { closes, window: end === undefined ? null : toDate(closes.days, end, { unit }) };
}
