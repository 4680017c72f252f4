import { dayText } from "claimbook/book";
import { definePanelTable, lossMakers, memberOf } from "claimbook/panel";

/** The last sessions of the months that are measured. */
const MONTH_ENDS = ["2024-06-28", "2024-07-31"];

/** Share of members of the Russell 2000 that make losses, by count and market value. */
export const unprofitableShare = definePanelTable({
  table: "unprofitable-share",
  title: "Share of members of r2000 that make losses, on the user's panel",
  description:
    "Last earnings that were known at the month's last close below zero, of the members that had reported.",
  async compute(panel) {
    const sessions = await panel.sessions();
    const rows: { month: string; measure: string; share: number; n: number; label: string }[] = [];
    for (const date of MONTH_ENDS) {
      if (!sessions.includes(date) || !panel.has("in_r2000")) continue;
      const { n, byCount, byCap } = await lossMakers(panel, { date, members: memberOf("r2000") });
      const row = { month: date.slice(0, 7), n, label: `earnings known at the close of ${dayText(date)}` };
      rows.push({ ...row, measure: "cap", share: byCap }, { ...row, measure: "count", share: byCount });
    }
    return {
      month: rows.map(({ month }) => month),
      universe: rows.map(() => "r2000"),
      measure: rows.map(({ measure }) => measure),
      share: rows.map(({ share }) => share),
      n: rows.map(({ n }) => n),
      label: rows.map(({ label }) => label),
    };
  },
});
