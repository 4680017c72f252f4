import type { Store } from "claimbook/book";
import { numbers, periods, rankDistinct, rankOverlapping } from "claimbook/stats";
import { COMMENTARY } from "../commentary.js";

/** The rally's first day. */
const START = "2024-07-11";

/** Sessions of the windows that are ranked: a week, and the fortnight to the note. */
const RALLY_SESSIONS = [5, 10] as const;

/** Where the rally's lead over some sessions stands among all windows of that length up to the note's day. */
export interface RallySpeed {
  readonly sessions: number;
  /** Sum of the daily leads of the Russell 2000 over the S&P 500, price returns, decimal. */
  readonly lead: number;
  readonly first: string;
  readonly to: string;
  /** 1: no window was wider; windows overlap. Of how many. */
  readonly rank: number;
  readonly of: number;
  /** The same among distinct episodes: windows that share no session, widest first. */
  readonly distinctRank: number;
  readonly distinct: number;
}

/** The lead over each number of sessions from the rally's first day on; none where the store does not reach that far. */
export function rallySpeeds(store: Store): readonly RallySpeed[] {
  const table = store.read("size-gap-daily");
  const days = periods(table, "date").filter((day) => day <= COMMENTARY.asOf);
  const gaps = numbers(table, "gap_1d").subarray(0, days.length);
  const start = days.indexOf(START);
  return RALLY_SESSIONS.flatMap((sessions): RallySpeed[] => {
    const end = start + sessions - 1;
    if (start < 0 || end >= days.length) return [];
    const leads = leadsOver(gaps, sessions);
    // The ranks count from the lowest.
    const negated = leads.map((lead) => -lead);
    const at = end - sessions + 1;
    const of = leads.filter((lead) => !Number.isNaN(lead)).length;
    return [
      {
        sessions,
        lead: leads[at] as number,
        first: days[0] as string,
        to: days[end] as string,
        rank: rankOverlapping(negated, at),
        of,
        distinctRank: rankDistinct(negated, at, { window: sessions }),
        distinct: Math.floor(days.length / sessions),
      },
    ];
  });
}

/**
 * Sums of daily leads over each window of so many sessions, by the position of the window's first; NaN where one of them is missing.
 * @param gaps daily leads, decimal, oldest first
 */
export function leadsOver(gaps: Float64Array, sessions: number): Float64Array {
  return Float64Array.from({ length: Math.max(gaps.length - sessions + 1, 0) }, (_, start) =>
    gaps.subarray(start, start + sessions).reduce((sum, gap) => sum + gap, 0),
  );
}
