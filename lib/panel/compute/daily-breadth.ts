import type { ColumnTable } from "arquero";
import { type DayRange, dailyRows } from "../sql/daily-rows.js";
import { sql } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, everyone } from "./condition.js";

/**
 * Breadth and dispersion of members, session by session.
 * @param options.members members on the day itself
 * @returns a row a session: `date`, `n` members with a return, `share_up` of them, `mean`, `dispersion` (sample deviation), and
 * `cap_weighted_dispersion`, by the market value before the day's return
 * @throws PanelError when the statement fails
 */
export function dailyBreadth(
  panel: StockPanel,
  { from, to, members = everyone }: DayRange & { readonly members?: Condition },
): Promise<ColumnTable> {
  const rows = sql`select m.date, m.ret, m.cap / nullif(1 + m.ret, 0) as weight from ${dailyRows(panel.sources.daily, { from, to })} m where m.ret is not null and ${members.where}`;
  // In one pass: what the day's common return takes of the digits is its square over the dispersion's, a few of sixteen.
  const square = sql`sum(weight * ret * ret) / sum(weight)`;
  const centre = sql`sum(weight * ret) / sum(weight)`;
  return panel.query(
    sql`select date, count(*) as n, avg(case when ret > 0 then 1e0 else 0e0 end) as share_up, avg(ret) as mean, stddev_samp(ret) as dispersion, sqrt(greatest(${square} - (${centre}) * (${centre}), 0)) as cap_weighted_dispersion from (${rows}) w group by date order by date`,
  );
}
