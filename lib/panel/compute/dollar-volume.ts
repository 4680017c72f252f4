import { PanelError } from "../panel-error.js";
import { dailyRows } from "../sql/daily-rows.js";
import { sql } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, everyone } from "./condition.js";
import { medianOf, statement } from "./statement.js";

/** What members trade in a day, in the panel's currency. */
export interface DollarVolume {
  readonly members: number;
  readonly sessions: number;
  /** Of the members' own means over the span. */
  readonly mean: number;
  readonly median: number;
  /** The median of a member's mean volume over its mean market value: the share of it that changes hands in a day. */
  readonly medianTurnover: number;
}

/**
 * Dollar volume of members over a span: price times volume, a mean a member, then over members. A session without trades counts as zero.
 * @param options.members members on the first session of the span
 * @throws PanelError when the panel has no session in the span, and when the statement fails
 */
export async function dollarVolume(
  panel: StockPanel,
  {
    from,
    to,
    members = everyone,
  }: { readonly from: string; readonly to: string; readonly members?: Condition },
): Promise<DollarVolume> {
  const sessions = (await panel.sessions()).filter((one) => one >= from && one <= to);
  const [first] = sessions;
  if (first === undefined)
    throw new PanelError(
      `panel ${panel.name} has no session from ${from} to ${to}; name days that it covers`,
    );
  const { daily } = panel.sources;
  const rows = await panel.query(
    statement(
      [
        {
          name: sql`own`,
          select: sql`select m.id from ${dailyRows(daily, { from: first, to: first })} m where ${members.where}`,
        },
        {
          name: sql`means`,
          select: sql`select d.id, avg(d.price * d.volume) as traded, avg(d.cap) as cap from ${dailyRows(daily, { from, to })} d group by d.id`,
        },
        {
          name: sql`ranked`,
          select: sql`select means.traded, means.traded / means.cap as turnover, row_number() over (order by traded) as rt, count(traded) over () as ct, row_number() over (order by means.traded / means.cap) as ru, count(means.traded / means.cap) over () as cu from means join own on own.id = means.id where traded is not null`,
        },
      ],
      sql`select count(*) as members, avg(traded) as mean, ${medianOf(sql`traded`, { rank: sql`rt`, count: sql`ct` })} as median, ${medianOf(sql`turnover`, { rank: sql`ru`, count: sql`cu` })} as turnover from ranked`,
    ),
  );
  const { members: n, mean, median, turnover } = rows.object() as Record<string, number | null>;
  return {
    members: n ?? 0,
    sessions: sessions.length,
    mean: mean ?? Number.NaN,
    median: median ?? Number.NaN,
    medianTurnover: turnover ?? Number.NaN,
  };
}
