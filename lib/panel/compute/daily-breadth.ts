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
  const weighted = sql`select m.date, m.ret, m.cap / nullif(1 + m.ret, 0) as weight from ${dailyRows(panel.sources.daily, { from, to })} m where m.ret is not null and ${members.where}`;
  const centred = sql`select w.*, sum(w.weight * w.ret) over (partition by w.date) / sum(case when w.weight is not null then w.weight end) over (partition by w.date) as centre from (${weighted}) w`;
  return panel.query(
    sql`select date, count(*) as n, avg(case when ret > 0 then 1e0 else 0e0 end) as share_up, avg(ret) as mean, stddev_samp(ret) as dispersion, sqrt(sum(weight * (ret - centre) * (ret - centre)) / sum(weight)) as cap_weighted_dispersion from (${centred}) c group by date order by date`,
  );
}
