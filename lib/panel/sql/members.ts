import { type DayRange, dailyRows, membershipsOf } from "./daily-rows.js";
import { reportSpans } from "./reports.js";
import { type PanelSources, type SourceRelation, staysSolvent } from "./sources.js";
import { day, double, identifier, joined, type Sql, sql } from "./sql.js";

/** A holding period: members and their characteristics are those of the base day's close, returns those after it up to the end day. */
export interface Holding {
  readonly base: string;
  readonly end: string;
}

/**
 * Returns of a span compounded; -1 where one of them is. Days without a return count as unchanged.
 * @param value a return of these daily rows, missing on days without
 */
export const compounded = (daily: SourceRelation, value: Sql): Sql =>
  staysSolvent(daily)
    ? sql`exp(sum(ln(1 + ${value}))) - 1`
    : sql`case when min(${value}) <= -1 then -1 else exp(sum(case when ${value} > -1 then ln(1 + ${value}) end)) - 1 end`;

/**
 * The stocks of some holding periods as a relation: `base`, `id`, `cap`, `price`, `sector`, `exchange`, memberships and the fundamentals known at
 * the base day's close; `ret`, the total return after it up to the end day, `sessions`, the returns in it, `traded`, whether shares changed
 * hands on both the base day and the end day. A stock without a row on the base day, or without a return after it, is left out.
 * @param options.sessions the panel's sessions, ascending
 * @param options.liquidity the days over which `dollar_volume` is the mean of price times volume; without them it is missing
 */
export function holdingMembers(
  sources: PanelSources,
  holdings: readonly Holding[],
  { sessions, liquidity }: { readonly sessions: readonly string[]; readonly liquidity?: DayRange },
): Sql {
  const range = {
    from: holdings.map(({ base }) => base).reduce(least),
    to: holdings.map(({ end }) => end).reduce(most),
  };
  const days = holdings.flatMap(({ base, end }) =>
    sessions.filter((one) => one > base && one <= end).map((one) => ({ base, end, day: one })),
  );
  const calendar = sql`(values ${joined(
    days.map((one) => sql`(${day(one.base)}, ${day(one.end)}, ${day(one.day)})`),
  )}) as c (base, finish, day)`;
  const rows = dailyRows(sources.daily, range);
  const after = sql`select c.base, d.id, ${compounded(sources.daily, sql`d.ret`)} as ret, count(d.ret) as sessions, max(case when d.date = c.finish and d.volume > 0 then 1 else 0 end) as traded_at_end from ${rows} d join ${calendar} on d.date = c.day group by c.base, d.id`;
  const bases = [...new Set(holdings.map(({ base }) => base))];
  const at = dailyRows(sources.daily, { from: range.from, to: bases.reduce(most) });
  const reports = reportSpans(sources);
  const members = membershipsOf(sources.daily);
  const figures = ["earnings", "book_equity", "operating_profitability"];
  return sql`select b.date as base, b.id, b.cap, b.price, b.volume, b.sector, b.exchange${joined(
    members.map((name) => sql`, b.${identifier(name)}`),
    "",
  )}, ${joined(
    figures.map(
      (name) =>
        sql`${reports === undefined ? double(sql`null`) : sql`k.${identifier(name)}`} as ${identifier(name)}`,
    ),
  )}, ${liquidity === undefined ? double(sql`null`) : sql`v.dollar_volume`} as dollar_volume, a.ret, a.sessions, case when b.volume > 0 and a.traded_at_end = 1 then 1 else 0 end as traded from ${at} b join (${after}) a on a.id = b.id and a.base = b.date${
    reports === undefined
      ? sql``
      : sql` left join ${reports} k on k.id = b.id and b.date >= k.known_from and (k.known_until is null or b.date < k.known_until)`
  }${
    liquidity === undefined
      ? sql``
      : sql` left join (select d.id, avg(d.price * d.volume) as dollar_volume from ${dailyRows(sources.daily, liquidity)} d group by d.id) v on v.id = b.id`
  } where b.date in (${joined(bases.map(day))}) and a.sessions > 0`;
}

const least = (a: string, b: string) => (a < b ? a : b);
const most = (a: string, b: string) => (a > b ? a : b);
