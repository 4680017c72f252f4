import type { Store } from "claimbook/book";
import { type DateWindow, STALE_DAYS, windowBetween } from "claimbook/stats";
import { lastKnownDay } from "../commentary.js";

/** The windows of the rally by their sessions, as closes: the burst to its peak, the set-back, both together. */
const RALLY = [
  { name: "11-16 July", base: "2024-07-10", end: "2024-07-16" },
  { name: "17-24 July", base: "2024-07-16", end: "2024-07-24" },
  { name: "11-24 July", base: "2024-07-10", end: "2024-07-24" },
] as const;

/** The close that July starts from. */
const JUNE = "2024-06-28";

/** Is the rally old enough to be judged: has the first of its windows ended? */
export const rallyStarted = (store: Store): boolean => lastKnownDay(store) >= RALLY[0].end;

/** A window from close to close, named by its first and last session: "11-24 July". */
export interface StyleWindow extends DateWindow {
  readonly name: string;
}

/**
 * The windows in which styles are compared, as far as a list of trading days has them at the store's as-of: the rally's three, which stay what
 * they are once they have ended, and July to the note's day, or to the as-of where that is earlier. None before the first has ended.
 * @param days trading days of a table that the store showed, ascending
 */
export function styleWindows(store: Store, days: readonly string[]): readonly StyleWindow[] {
  if (!rallyStarted(store)) return [];
  const toDate = lastKnownDay(store);
  const rally = RALLY.filter(({ end }) => end <= toDate).map(({ name, ...ends }) => ({
    name,
    window: windowBetween(days, { ...ends, staleDays: 0 }),
  }));
  const july = windowBetween(days, { base: JUNE, end: toDate, staleDays: STALE_DAYS });
  return [...rally, { name: `1-${Number(july?.to.slice(8))} July`, window: july }].flatMap(
    ({ name, window }) => (window === null ? [] : [{ name, ...window }]),
  );
}
