import { dailyRows } from "../sql/daily-rows.js";
import { reportSpans } from "../sql/reports.js";
import type { PanelSources } from "../sql/sources.js";
import { double, type Sql, sql } from "../sql/sql.js";

/** The stocks on one day with the fundamentals that were known at its close. */
export function snapshot(sources: PanelSources, date: string): Sql {
  const rows = dailyRows(sources.daily, { from: date, to: date });
  const reports = reportSpans(sources);
  const none = double(sql`null`);
  return reports === undefined
    ? sql`select b.*, ${none} as earnings, ${none} as book_equity, ${none} as operating_profitability from ${rows} b`
    : sql`select b.*, k.earnings, k.book_equity, k.operating_profitability from ${rows} b left join ${reports} k on k.id = b.id and b.date >= k.known_from and (k.known_until is null or b.date < k.known_until)`;
}
