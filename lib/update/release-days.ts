import type { Cell } from "../store/columns.js";

/** Release days by period, and what a source says otherwise. */
export interface ReleaseDays {
  readonly days: ReadonlyMap<string, string>;
  /** A sentence for each period of which the source has another day than the one on record. */
  readonly notes: readonly string[];
}

/**
 * The release days on record, and those of a source where none is on record. A recorded day stays: what was known when hangs on it, and a
 * source may date a later revision.
 * @param periods ascending
 * @param recorded the day of each period, null where none is on record
 * @param fresh days of the source by period
 */
export function releaseDays(
  periods: readonly string[],
  recorded: readonly Cell[],
  fresh: ReadonlyMap<string, string>,
): ReleaseDays {
  const known = new Map(
    periods.flatMap((period, row) => (recorded[row] ? [[period, String(recorded[row])] as const] : [])),
  );
  const notes = [...fresh].flatMap(([period, day]) => {
    const own = known.get(period) ?? day;
    if (own === day) return [];
    return [`the source has ${day} as the release day of ${period}; ${own} is on record and stays`];
  });
  return { days: new Map([...new Map([...fresh, ...known])].sort()), notes };
}
