import { addDays } from "../../stats/series/calendar-day.js";
import { has, hasEveryReturn, type SourceRelation, staysAbove, staysWithin } from "./sources.js";
import { as, day, double, identifier, joined, type Sql, sql } from "./sql.js";

/** Columns of {@link dailyRows} that every panel has, missing where its source has none. */
const NUMBERS = ["price", "adjustment", "volume", "shares", "market_cap"] as const;

/** The longest stop of trading over which a return is taken from two prices. */
const MAX_STOP_DAYS = 30;

/** A column of the source; the typed null where it has none. */
const number = (source: SourceRelation, name: string): Sql =>
  has(source, name) ? double(sql`s.${identifier(source.columns[name] as string)}`) : double(sql`null`);

const text = (source: SourceRelation, name: string): Sql =>
  sql`cast(${has(source, name) ? sql`s.${identifier(source.columns[name] as string)}` : sql`null`} as varchar)`;

/** A membership as a truth value, whether the source has it as one or as a number, which is 1 for a member. */
function flag(source: SourceRelation, name: string): Sql {
  const column = sql`s.${identifier(source.columns[name] as string)}`;
  return source.facts?.[name]?.isTruth ? column : sql`cast(${column} as integer) = 1`;
}

/** The days that are read. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The daily rows of some days as a relation, cleaned by the written rules (docs/stock-panel.md): `id`, `date`, `price` above zero, `ret`, `cap`,
 * `volume`, `exchange`, `sector`, and a column for each membership. A price below zero counts as its size, zero as missing; CRSP's codes
 * of missing returns and volumes are missing; a delisting return is compounded with the day's own. A rule that no value can meet, by what the
 * files say of their columns, is left out.
 */
export function dailyRows(source: SourceRelation, range: DayRange): Sql {
  const fromPrices = !has(source, "return");
  const read = fromPrices ? { ...range, from: addDays(range.from, -MAX_STOP_DAYS) } : range;
  const members = membershipsOf(source);
  const base = sql`select ${joined([
    as(text(source, "id"), "id"),
    as(dateOf(source), "date"),
    ...NUMBERS.map((name) => as(number(source, name), name)),
    as(fromPrices ? double(sql`null`) : number(source, "return"), "given"),
    as(number(source, "delisting_return"), "delisting"),
    as(text(source, "exchange"), "exchange"),
    as(text(source, "sector"), "sector"),
    ...members.map((name) => as(flag(source, name), name)),
  ])} from ${source.from} s${
    staysWithin(source, read)
      ? sql``
      : sql` where ${dateOf(source)} between ${day(read.from)} and ${day(read.to)}`
  }`;
  const paid = paidOf(source);
  const comparable = has(source, "adjustment") ? sql`${paid} / coalesce(nullif(r.adjustment, 0), 1)` : paid;
  const own = fromPrices
    ? sql`${comparable} / lag(${comparable}) over (partition by r.id order by r.date) - 1`
    : ruled(sql`r.given`, { rule: sql`r.given >= -1`, isMet: staysAbove(source, "return", { bound: -1 }) });
  const volume = ruled(sql`r.volume`, {
    rule: sql`r.volume >= 0`,
    isMet: staysAbove(source, "volume", { bound: 0 }),
  });
  const owned = sql`select r.*, ${own} as own from (${base}) r`;
  const rows = fromPrices
    ? sql`(${owned}) r where r.date between ${day(range.from)} and ${day(range.to)}`
    : sql`(${owned}) r`;
  return sql`(select r.id, r.date, ${paid} as price, ${
    has(source, "delisting_return") ? COMPOUNDED : sql`r.own`
  } as ret, ${capOf(source)} as cap, ${volume} as volume, r.exchange, r.sector${joined(
    members.map((name) => sql`, r.${identifier(name)}`),
    "",
  )} from ${rows})`;
}

/** Has a row of {@link dailyRows} a return? */
export const returned = (source: SourceRelation, ret: Sql): Sql =>
  hasEveryReturn(source) ? sql`1 = 1` : sql`${ret} is not null`;

/** A value where it meets a rule, else missing; as it is where all are known to meet it. */
const ruled = (value: Sql, { rule, isMet }: { readonly rule: Sql; readonly isMet: boolean }): Sql =>
  isMet ? value : sql`case when ${rule} then ${value} end`;

/** A price below zero counts as its size, zero as missing. */
const paidOf = (source: SourceRelation): Sql =>
  staysAbove(source, "price", { bound: 0, strictly: true }) ? sql`r.price` : sql`nullif(abs(r.price), 0)`;

/** A return; one below -100% is one of CRSP's codes, or was refused by the check. */
const known = (value: Sql): Sql => sql`case when ${value} >= -1 then ${value} end`;

/** The day's return with what followed the last close; missing where neither is there. */
const COMPOUNDED = sql`case when r.own is null and ${known(sql`r.delisting`)} is null then null else (1 + coalesce(r.own, 0)) * (1 + coalesce(${known(sql`r.delisting`)}, 0)) - 1 end`;

/** The market value: that of the source, else price times shares; missing where it is not above zero. */
function capOf(source: SourceRelation): Sql {
  const isAbove = (name: string) => staysAbove(source, name, { bound: 0, strictly: true });
  const given = ruled(sql`r.market_cap`, { rule: sql`r.market_cap > 0`, isMet: isAbove("market_cap") });
  const product = ruled(sql`${paidOf(source)} * r.shares`, {
    rule: sql`r.shares > 0`,
    isMet: isAbove("shares"),
  });
  if (!has(source, "market_cap")) return product;
  return has(source, "shares") ? sql`coalesce(${given}, ${product})` : given;
}

/** The date of a row of a source. */
export const dateOf = (source: SourceRelation): Sql =>
  sql`cast(s.${identifier(source.columns.date as string)} as date)`;

/** The memberships that a source has a column for. */
export const membershipsOf = (source: SourceRelation): readonly string[] =>
  Object.keys(source.columns).filter((name) => name.startsWith("in_"));
