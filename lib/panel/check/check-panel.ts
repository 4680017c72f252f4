import { has, type SourceRelation } from "../sql/sources.js";
import { as, double, identifier, joined, type Sql, sql } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { PANEL_RULES, type PanelRule } from "./panel-rules.js";

/** Rows that a rule found. */
export interface PanelFinding {
  readonly rule: string;
  /** What is done with them; `refused`: nothing is computed until they are corrected. */
  readonly action: "refused" | "applied";
  readonly what: string;
  readonly rows: number;
  /** One of them: its stock and day. */
  readonly example: { readonly id: string | null; readonly date: string | null };
}

/** A panel, looked through row by row. */
export interface PanelCheck {
  readonly rows: number;
  readonly stocks: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly findings: readonly PanelFinding[];
}

/**
 * Every row of a panel held against the written rules. What a rule handles is counted; what none does is refused, with one of the rows.
 * @throws PanelError when a value has not the type of its column
 */
export async function checkPanel(panel: StockPanel): Promise<PanelCheck> {
  const { daily } = panel.sources;
  const count = await panel.query(
    sql`select count(*) as n, count(distinct s.id) as stocks, min(s.date) as first, max(s.date) as last from ${rawRows(daily)} s`,
  );
  const { n, stocks, first, last } = count.object() as Record<string, number | string | null>;
  const findings: PanelFinding[] = [];
  for (const rule of PANEL_RULES) {
    const select = rule.rows(panel.sources, rawRows(daily));
    if (select === undefined) continue;
    findings.push(...(await found(panel, rule, select)));
  }
  return {
    rows: Number(n ?? 0),
    stocks: Number(stocks ?? 0),
    from: first === null || first === undefined ? null : String(first),
    to: last === null || last === undefined ? null : String(last),
    findings,
  };
}

async function found(
  panel: StockPanel,
  { name, action, what }: PanelRule,
  rows: Sql,
): Promise<PanelFinding[]> {
  const result = await panel.query(
    sql`select count(*) as n, min(f.date) as "date", min(f.id) as "id" from (${rows}) f`,
  );
  const { n } = result.object() as Record<string, number | null>;
  if (!n) return [];
  const one = await panel.query(sql`select f.id, f.date from (${rows}) f order by f.date, f.id limit 1`);
  const { id, date } = one.object() as { readonly id: string | null; readonly date: string | null };
  return [{ rule: name, action, what, rows: n, example: { id, date } }];
}

const NUMBERS = [
  "price",
  "return",
  "delisting_return",
  "adjustment",
  "volume",
  "shares",
  "market_cap",
] as const;

/** The daily rows as the source has them, under the layout's names; a column that is not there is missing. */
function rawRows(source: SourceRelation): Sql {
  const column = (name: string) => sql`s.${identifier(source.columns[name] as string)}`;
  const numbers = NUMBERS.map((name) =>
    as(has(source, name) ? double(column(name)) : double(sql`null`), name),
  );
  return sql`(select cast(${column("id")} as varchar) as id, cast(${column("date")} as date) as date, ${joined(numbers)} from ${source.from} s)`;
}
