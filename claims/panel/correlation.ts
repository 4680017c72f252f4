import { addDays } from "claimbook/book";
import { definePanelTable, type MeanCorrelation, meanCorrelation, memberOf } from "claimbook/panel";

const INDICES = ["r2000", "sp500"] as const;
const SPANS = [
  { start: "2023-07-01", end: "2024-06-28", sampling: "daily" },
  { start: "2023-07-01", end: "2024-06-28", sampling: "weekly" },
  { start: "2024-07-01", end: "2024-07-31", sampling: "daily" },
] as const;

interface Row extends MeanCorrelation {
  readonly universe: string;
  readonly sampling: "daily" | "weekly";
  readonly start: string;
  readonly end: string;
}

/** Mean pairwise correlation of members, over the year before July 2024 and in July. */
export const correlation = definePanelTable({
  table: "correlation",
  title: "Mean pairwise correlation of members, on the user's panel",
  description:
    "As correlation: members on the first session of the span with at least 97% of the returns; total returns that are not clipped. Weekly: Wednesday to Wednesday.",
  async compute(panel) {
    const sessions = await panel.sessions();
    const rows: Row[] = [];
    for (const { start, end, sampling } of SPANS) {
      // A span that the panel covers in part would count for another one.
      if (!sessions.includes(end) || !sessions.some((day) => day >= start && day < addDays(start, 7)))
        continue;
      for (const index of INDICES) {
        if (!panel.has(`in_${index}`)) continue;
        const measured = await meanCorrelation(panel, {
          from: start,
          to: end,
          members: memberOf(index),
          sampling,
        });
        rows.push({ universe: index, sampling, start, end, ...measured });
      }
    }
    return {
      universe: rows.map(({ universe }) => universe),
      sampling: rows.map(({ sampling }) => sampling),
      start: rows.map(({ start }) => start),
      end: rows.map(({ end }) => end),
      mean_pairwise_correlation: rows.map((row) => row.correlation),
      n: rows.map(({ members }) => members),
      observations: rows.map(({ periods }) => periods),
    };
  },
});
