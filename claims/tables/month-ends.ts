import type { DatedSeries } from "claimbook/book";

/** The last close of each month after which a later month has one, too: only then is it the month's last. */
export function monthEnds(daily: DatedSeries): Map<string, number> {
  const ends = new Map<string, number>();
  for (const [day, value] of daily) ends.set(day.slice(0, 7), value);
  const last = [...ends.keys()].at(-1);
  if (last !== undefined) ends.delete(last);
  return ends;
}
