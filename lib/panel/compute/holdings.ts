import type { DayRange } from "../sql/daily-rows.js";
import type { Holding } from "../sql/members.js";

/**
 * Holding periods from the last session of each month to that of the next.
 * @param sessions ascending
 * @returns those whose base and end day both lie in the range
 * @example monthlyHoldings(["2024-05-31", "2024-06-27", "2024-06-28"], { from: "2024-05-01", to: "2024-06-30" }) // => [{ base: "2024-05-31", end: "2024-06-28" }]
 */
export function monthlyHoldings(sessions: readonly string[], { from, to }: DayRange): readonly Holding[] {
  const within = sessions.filter((one) => one >= from && one <= to);
  const ends = within.filter((one, at) => within[at + 1]?.slice(0, 7) !== one.slice(0, 7));
  return ends.slice(1).map((end, at) => ({ base: ends[at] as string, end }));
}
