import type { ColumnTable } from "arquero";
import { type DayRange, dailyRows, returned } from "../sql/daily-rows.js";
import { staysSolvent } from "../sql/sources.js";
import { double, type Sql, sql } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, everyone } from "./condition.js";

/** The root of what is below zero by rounding alone; missing stays missing, which `greatest` takes for the other value in some engines. */
const root = (value: Sql) => sql`sqrt(case when ${value} < 0 then 0e0 else ${value} end)`;

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
  const { daily } = panel.sources;
  const growth = staysSolvent(daily) ? sql`(1 + m.ret)` : sql`nullif(1 + m.ret, 0)`;
  const rows = sql`select m.date, m.ret, m.cap / ${growth} as weight from ${dailyRows(daily, { from, to })} m where ${returned(daily, sql`m.ret`)} and ${members.where}`;
  // From sums alone, which are the fastest: what the day's common return takes of the digits is its square over the dispersion's, a few of sixteen.
  const n = double(sql`count(*)`);
  const up = sql`sum(cast(ret > 0 as integer)) / ${n}`;
  const variance = sql`(sum(ret * ret) - sum(ret) * sum(ret) / ${n}) / (${n} - 1)`;
  const centre = sql`sum(weight * ret) / sum(weight)`;
  const square = sql`sum(weight * ret * ret) / sum(weight)`;
  return panel.query(
    sql`select date, count(*) as n, ${up} as share_up, sum(ret) / ${n} as mean, case when count(*) > 1 then ${root(variance)} end as dispersion, ${root(sql`${square} - (${centre}) * (${centre})`)} as cap_weighted_dispersion from (${rows}) w group by date order by date`,
  );
}
