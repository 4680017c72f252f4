import { FILE_COLUMN, has, type PanelSources, ROW_COLUMN, type SourceRelation } from "../sql/sources.js";
import { as, double, identifier, joined, type Sql, sql, whole } from "../sql/sql.js";
import type { StockPanel } from "../stock-panel.js";
import { PANEL_RULES, type PanelRule } from "./panel-rules.js";

/** A row that a rule found. */
export interface PanelRow {
  readonly id: string | null;
  readonly date: string | null;
  /** Of a panel in files, the file, and the row's number in it from 1, a header not counted; in a database stock and day are its key. */
  readonly file?: string;
  readonly row?: number;
}

/** Rows that a rule found. */
export interface PanelFinding {
  readonly rule: string;
  /** What is done with them; `refused`: nothing is computed until they are corrected. */
  readonly action: "refused" | "applied";
  readonly what: string;
  /** How many rows; of a rule about rows together, how many stocks and days. */
  readonly rows: number;
  /** The first ones by day and stock: of refused rows up to five, of others one. */
  readonly examples: readonly PanelRow[];
}

/** How many stocks and days of refused rows are named. */
const MAX_NAMED = 5;

/** A panel, looked through row by row. */
export interface PanelCheck {
  readonly rows: number;
  readonly stocks: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly findings: readonly PanelFinding[];
}

/**
 * Every row of a panel held against the written rules. What a rule handles is counted; what none does is refused, with the first of the rows.
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

async function found(panel: StockPanel, rule: PanelRule, rows: Sql): Promise<PanelFinding[]> {
  const result = await panel.query(sql`select count(*) as n from (${rows}) f`);
  const { n } = result.object() as { readonly n: number };
  if (n === 0) return [];
  const { name, action, what } = rule;
  const examples = await panel.query(
    action === "refused" ? refusedRows(panel.sources, rule, rows) : firstKeys(rows, 1),
  );
  return [{ rule: name, action, what, rows: n, examples: examples.objects() as PanelRow[] }];
}

const firstKeys = (rows: Sql, count: number) =>
  sql`select f.id, f.date from (${rows}) f order by f.date, f.id limit ${whole(count)}`;

/** The first rows that a rule refuses, of files with their places. */
function refusedRows(
  { daily, fundamentals = daily }: PanelSources,
  { condition, isOfReports = false }: PanelRule,
  rows: Sql,
): Sql {
  const source = isOfReports ? fundamentals : daily;
  if (source.located === undefined) return firstKeys(rows, MAX_NAMED);
  if (condition !== undefined)
    return sql`select s.id, s.date, s.file, s."row" from ${rawRows(source, { located: source.located })} s where ${condition} order by s.date, s.id, s.file, s."row" limit ${whole(MAX_NAMED)}`;
  const [id, date] = ["id", isOfReports ? "report_date" : "date"].map(
    (column) => sql`s.${identifier(source.columns[column] as string)}`,
  );
  return sql`select k.id, k.date, ${PLACE} from ${source.located} s join (${firstKeys(rows, MAX_NAMED)}) k on cast(${id as Sql} as varchar) is not distinct from k.id and cast(${date as Sql} as date) is not distinct from k.date order by k.date, k.id, file, "row"`;
}

const PLACE = sql`s.${identifier(FILE_COLUMN)} as file, s.${identifier(ROW_COLUMN)} as "row"`;

const NUMBERS = [
  "price",
  "return",
  "delisting_return",
  "adjustment",
  "volume",
  "shares",
  "market_cap",
] as const;

/**
 * The daily rows as the source has them, under the layout's names; a column that is not there is missing.
 * @param options.located the source with its rows' places, to have them too
 */
function rawRows(source: SourceRelation, { located }: { readonly located?: Sql } = {}): Sql {
  const column = (name: string) => sql`s.${identifier(source.columns[name] as string)}`;
  const numbers = NUMBERS.map((name) =>
    as(has(source, name) ? double(column(name)) : double(sql`null`), name),
  );
  return sql`(select cast(${column("id")} as varchar) as id, cast(${column("date")} as date) as date, ${joined(numbers)} ${located === undefined ? sql`` : sql`, ${PLACE}`} from ${located ?? source.from} s)`;
}
