import { addDays } from "../../stats/series/calendar-day.js";
import { periodStart } from "../../stats/series/period-start.js";
import { PanelError } from "../panel-error.js";
import { dailyRows, returned } from "../sql/daily-rows.js";
import { compounded } from "../sql/members.js";
import { literal, sql, whole } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { type Condition, everyone } from "./condition.js";
import { statement } from "./statement.js";

/** What a correlation is measured on. */
export interface CorrelationOptions {
  readonly from: string;
  readonly to: string;
  /** Members on the first session; default all. */
  readonly members?: Condition;
  /** Of days (default), or of weeks from Wednesday's close to Wednesday's. */
  readonly sampling?: "daily" | "weekly";
  /** The share of the periods in which a member must have a return; default 0.97. */
  readonly minShare?: number;
}

/** A mean pairwise correlation. */
export interface MeanCorrelation {
  readonly correlation: number;
  readonly members: number;
  readonly periods: number;
}

/** Thursday to Wednesday as one of the weeks that begin on a Monday. */
const WEEK = sql`cast(date_trunc('week', cast(d.date as timestamp) - interval '3' day) as date)`;

/** The Monday of such a week. */
const weekOf = (day: string) => periodStart(addDays(day, -3), "week");

/**
 * The mean correlation over all pairs of members, in time proportional to members times periods, as `meanPairwiseCorrelation` of claimbook/stats:
 * each return is standardised by its member's mean and deviation; the squares of a period's sum, less its sum of squares, are its pairs. The squares
 * of a member add up to the number of its returns, so that those of all periods are counted.
 * @throws PanelError when the span has fewer than two sessions, and when the statement fails
 */
export async function meanCorrelation(
  panel: StockPanel,
  { from, to, members = everyone, sampling = "daily", minShare = 0.97 }: CorrelationOptions,
): Promise<MeanCorrelation> {
  const sessions = (await panel.sessions()).filter((one) => one >= from && one <= to);
  const [first, second] = sessions;
  if (first === undefined || second === undefined)
    throw new PanelError(
      `panel ${panel.name} has ${sessions.length} sessions from ${from} to ${to}; a correlation needs two: name days that it covers`,
    );
  const { daily } = panel.sources;
  const rows = sql`${dailyRows(daily, { from, to })} d where ${returned(daily, sql`d.ret`)}`;
  const weekly = sql`select d.id, ${WEEK} as period, ${compounded(daily, sql`d.ret`)} as ret from ${rows} group by d.id, ${WEEK}`;
  const isWeekly = sampling === "weekly";
  // Weeks are used twice, and cost more than reading them again would; days do not.
  const returns = isWeekly ? sql`weekly` : sql`(select d.id, d.date as period, d.ret from ${rows})`;
  const count = isWeekly ? new Set(sessions.map(weekOf)).size : sessions.length;
  const found = await panel.query(
    statement(
      [
        {
          name: sql`own`,
          select: sql`select m.id from ${dailyRows(daily, { from: first, to: first })} m where ${members.where}`,
        },
        ...(isWeekly ? [{ name: sql`weekly`, select: weekly }] : []),
        {
          name: sql`moments`,
          select: sql`select r.id, count(*) as n, avg(r.ret) as mean, stddev_pop(r.ret) as sd from ${returns} r group by r.id`,
        },
        {
          name: sql`kept`,
          select: sql`select k.id, k.mean, 1 / k.sd as scale from moments k join own on own.id = k.id where k.n >= ${literal(minShare)} * ${whole(count)} and k.sd > 1e-14`,
        },
        {
          name: sql`sums`,
          select: sql`select r.period, count(*) as n, sum((r.ret - k.mean) * k.scale) as total from ${returns} r join kept k on k.id = r.id group by r.period`,
        },
      ],
      sql`select (sum(total * total) - sum(n)) / nullif(sum(cast(n as double precision) * (n - 1)), 0) as correlation, (select count(*) from kept) as members, count(*) as periods from sums`,
    ),
  );
  const { correlation, members: n, periods } = found.object() as Record<string, number | null>;
  return { correlation: correlation ?? Number.NaN, members: n ?? 0, periods: periods ?? 0 };
}
