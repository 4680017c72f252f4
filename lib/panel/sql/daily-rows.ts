import { addDays } from "../../stats/series/calendar-day.js";
import { has, type SourceRelation } from "./sources.js";
import { as, day, double, identifier, joined, type Sql, sql } from "./sql.js";

/** Columns of {@link dailyRows} that every panel has, missing where its source has none. */
const NUMBERS = ["price", "adjustment", "volume", "shares", "market_cap"] as const;

/** The longest stop of trading over which a return is taken from two prices. */
const MAX_STOP_DAYS = 30;

/** CRSP's codes for a return that is missing. */
const MISSING_RETURN = sql`(-66, -77, -88, -99)`;

/** A column of the source; the typed null where it has none. */
const number = (source: SourceRelation, name: string): Sql =>
  has(source, name) ? double(sql`s.${identifier(source.columns[name] as string)}`) : double(sql`null`);

const text = (source: SourceRelation, name: string): Sql =>
  sql`cast(${has(source, name) ? sql`s.${identifier(source.columns[name] as string)}` : sql`null`} as varchar)`;

/** A membership as 1 or 0, whether the source has it as a truth value or as a number. */
const flag = (source: SourceRelation, name: string): Sql =>
  sql`case when cast(s.${identifier(source.columns[name] as string)} as integer) = 1 then 1 else 0 end`;

/** The days that are read. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The daily rows of some days as a relation, cleaned by the written rules (docs/stock-panel.md): `id`, `date`, `price` above zero, `ret`, `cap`,
 * `volume`, `exchange`, `sector`, and a column for each membership. A price below zero counts as its size, zero as missing; CRSP's codes
 * of missing returns and volumes are missing; a delisting return is compounded with the day's own.
 */
export function dailyRows(source: SourceRelation, range: DayRange): Sql {
  const fromPrices = !has(source, "return");
  const read = fromPrices ? { ...range, from: addDays(range.from, -MAX_STOP_DAYS) } : range;
  const members = membershipsOf(source);
  const base = sql`select ${joined([
    as(text(source, "id"), "id"),
    as(dateOf(source), "date"),
    ...NUMBERS.map((name) => as(number(source, name), name)),
    as(fromPrices ? double(sql`null`) : known(number(source, "return")), "given"),
    as(known(number(source, "delisting_return")), "delisting"),
    as(text(source, "exchange"), "exchange"),
    as(text(source, "sector"), "sector"),
    ...members.map((name) => as(flag(source, name), name)),
  ])} from ${source.from} s where ${dateOf(source)} between ${day(read.from)} and ${day(read.to)}`;
  const priced = sql`select r.*, abs(nullif(r.price, 0)) as paid, abs(nullif(r.price, 0)) / coalesce(nullif(r.adjustment, 0), 1) as comparable from (${base}) r`;
  const own = fromPrices
    ? sql`p.comparable / lag(p.comparable) over (partition by p.id order by p.date) - 1`
    : sql`p.given`;
  const returned = sql`select p.*, ${own} as own from (${priced}) p`;
  return sql`(select q.id, q.date, q.paid as price, ${COMPOUNDED} as ret, coalesce(case when q.market_cap > 0 then q.market_cap end, case when q.shares > 0 then q.paid * q.shares end) as cap, case when q.volume >= 0 then q.volume end as volume, q.exchange, q.sector${joined(
    members.map((name) => sql`, q.${identifier(name)}`),
    "",
  )} from (${returned}) q where q.date between ${day(range.from)} and ${day(range.to)})`;
}

/** The day's return with what followed the last close; missing where neither is there. */
const COMPOUNDED = sql`case when q.own is null and q.delisting is null then null else (1 + coalesce(q.own, 0)) * (1 + coalesce(q.delisting, 0)) - 1 end`;

const known = (value: Sql): Sql => sql`case when ${value} in ${MISSING_RETURN} then null else ${value} end`;

/** The date of a row of a source. */
export const dateOf = (source: SourceRelation): Sql =>
  sql`cast(s.${identifier(source.columns.date as string)} as date)`;

/** The memberships that a source has a column for. */
export const membershipsOf = (source: SourceRelation): readonly string[] =>
  Object.keys(source.columns).filter((name) => name.startsWith("in_"));
