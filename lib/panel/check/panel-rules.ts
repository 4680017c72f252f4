import { has, type PanelSources } from "../sql/sources.js";
import { identifier, joined, type Sql, sql } from "../sql/sql.js";

/** A written rule for rows that are not as they should be. */
export interface PanelRule {
  readonly name: string;
  readonly action: "refused" | "applied";
  /** What it is about and what is done, as a clause. */
  readonly what: string;
  /** What a row meets by itself; without it the rule is about rows together. */
  readonly condition?: Sql;
  /** Are they rows of the fundamentals? */
  readonly isOfReports?: boolean;
  /** The rows, as `id` and `date`; undefined where the panel has no such column. */
  rows(sources: PanelSources, raw: Sql): Sql | undefined;
}

type RowRule = Pick<PanelRule, "condition" | "rows">;

const where = (condition: Sql): RowRule => ({
  condition,
  rows: (_, raw) => sql`select s.id, s.date from ${raw} s where ${condition}`,
});

/** Where one of some columns must be there for the rule to say anything. */
const of = (columns: readonly string[], condition: Sql): RowRule => ({
  condition,
  rows: (sources, raw) =>
    columns.some((column) => has(sources.daily, column)) ? where(condition).rows(sources, raw) : undefined,
});

const CODES = sql`(-66, -77, -88, -99)`;

/** The rules, in the order in which they are looked at. docs/stock-panel.md lists them. */
export const PANEL_RULES: readonly PanelRule[] = [
  {
    name: "no stock or no date",
    action: "refused",
    what: "a row without stock or date belongs nowhere; take it out",
    ...where(sql`s.id is null or s.date is null`),
  },
  {
    name: "duplicates",
    action: "refused",
    what: "a stock has two rows on one day; keep the right one",
    rows: (_, raw) => sql`select s.id, s.date from ${raw} s group by s.id, s.date having count(*) > 1`,
  },
  {
    name: "impossible returns",
    action: "refused",
    what: "a return is below -100% and none of CRSP's codes (-66, -77, -88, -99); write decimals, not percent",
    ...of(["return"], sql`s."return" < -1 and s."return" not in ${CODES}`),
  },
  {
    name: "impossible delisting returns",
    action: "refused",
    what: "a delisting return is below -100%; write decimals, not percent",
    ...of(["delisting_return"], sql`s.delisting_return < -1 and s.delisting_return not in ${CODES}`),
  },
  {
    name: "splits without an adjustment",
    action: "refused",
    what: "the price halved or doubled as the shares did the reverse, and no column says so; add adjustment (CRSP: CFACPR) or return",
    rows: ({ daily }, raw) =>
      has(daily, "return") || has(daily, "adjustment") || !has(daily, "shares")
        ? undefined
        : sql`select t.id, t.date from (select s.id, s.date, abs(nullif(s.price, 0)) as price, s.shares, lag(abs(nullif(s.price, 0))) over (partition by s.id order by s.date) as before, lag(s.shares) over (partition by s.id order by s.date) as shares_before from ${raw} s) t where (t.price <= 6e-1 * t.before or t.price >= 16e-1 * t.before) and t.shares_before > 0 and abs(t.price * t.shares / (t.before * t.shares_before) - 1) < 2e-1`,
  },
  {
    name: "reports that contradict",
    action: "refused",
    what: "two reports of a stock have one date and other figures; keep the right one",
    isOfReports: true,
    rows: ({ daily, fundamentals = daily }) => {
      if (!has(fundamentals, "report_date")) return undefined;
      const column = (name: string) => sql`s.${identifier(fundamentals.columns[name] as string)}`;
      const figures = ["earnings", "book_equity", "operating_profitability"].filter((name) =>
        has(fundamentals, name),
      );
      if (figures.length === 0) return undefined;
      const differ = figures.map((name) => sql`min(${column(name)}) <> max(${column(name)})`);
      return sql`select cast(${column("id")} as varchar) as id, cast(${column("report_date")} as date) as date from ${fundamentals.from} s where ${column("report_date")} is not null group by ${column("id")}, ${column("report_date")} having ${joined(differ, " or ")}`;
    },
  },
  {
    name: "prices below zero",
    action: "applied",
    what: "the middle of bid and ask, as CRSP writes it: its size counts",
    ...of(["price"], sql`s.price < 0`),
  },
  {
    name: "prices of zero",
    action: "applied",
    what: "no price: missing",
    ...of(["price"], sql`s.price = 0`),
  },
  {
    name: "codes of missing returns",
    action: "applied",
    what: "CRSP's -66, -77, -88, -99: missing",
    ...of(["return"], sql`s."return" in ${CODES}`),
  },
  {
    name: "volume of zero",
    action: "applied",
    what: "no trade: the return stands, the stock does not count as traded, its dollar volume is zero",
    ...of(["volume"], sql`s.volume = 0`),
  },
  {
    name: "volume below zero",
    action: "applied",
    what: "unknown, as CRSP writes it: missing",
    ...of(["volume"], sql`s.volume < 0`),
  },
  {
    name: "market values of zero or less",
    action: "applied",
    what: "missing: the stock counts, and has no weight",
    ...of(["market_cap", "shares"], sql`s.market_cap <= 0 or s.shares <= 0`),
  },
  {
    name: "gaps",
    action: "applied",
    what: "sessions are missing between a stock's first and last: unchanged on them, and the next return stands for the gap",
    rows: (_, raw) =>
      sql`select s.id, min(s.date) as date from (select r.id, r.date, c.place from ${raw} r join (select d.date, row_number() over (order by d.date) as place from (select distinct q.date from ${raw} q) d) c on c.date = r.date) s group by s.id having max(s.place) - min(s.place) + 1 > count(*)`,
  },
  {
    name: "delistings",
    action: "applied",
    what: "the delisting return is compounded with the last one",
    ...of(["delisting_return"], sql`s.delisting_return is not null`),
  },
  {
    name: "ends without a delisting return",
    action: "applied",
    what: "a stock's rows end before the panel's and nothing says what followed: its last return stands",
    rows: (_, raw) =>
      sql`select s.id, max(s.date) as date from ${raw} s group by s.id having max(s.date) < (select max(q.date) from ${raw} q) and max(case when s.delisting_return is not null then 1 else 0 end) = 0`,
  },
];
