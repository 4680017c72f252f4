import path from "node:path";
import { table } from "arquero";
import { bookRoot } from "../platform/book-folder.js";
import { nameHint } from "../stats/text/near-name.js";
import { checkFiles } from "./check/check-files.js";
import { columnFacts } from "./check/column-facts.js";
import { databaseAddress } from "./engine/database-address.js";
import { openDuckdb } from "./engine/duckdb.js";
import type { QueryOptions, SqlEngine } from "./engine/engine.js";
import { openPostgres } from "./engine/postgres.js";
import { openTrino } from "./engine/trino.js";
import { PANEL_NAMES, panelField } from "./layout.js";
import { PanelError } from "./panel-error.js";
import { type RegisteredPanel, registeredPanel } from "./registered-panels.js";
import { dateOf } from "./sql/daily-rows.js";
import { FILE_COLUMN, has, type PanelSources, ROW_COLUMN, type SourceRelation } from "./sql/sources.js";
import { identifier, joined, literal, type Sql, sql } from "./sql/sql.js";
import type { StockPanel } from "./stock-panel.js";

/** Files of a panel that need not be registered. */
export interface PanelFiles {
  /** Of the daily rows, such as `daily/*.parquet`. */
  readonly path: string;
  readonly fundamentals?: string;
  /** Your names of the layout's columns, where they are other ones. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Default 1. */
  readonly reportLagDays?: number;
}

/**
 * A panel of the current book, by the name that "claimbook panel add" registered it under, or of files. Close it once it is no longer used.
 * @param options bounds of each statement, where it has none of its own
 * @throws PanelError when there is no such panel, its files or tables lack a column, or what holds it cannot be reached
 */
export async function openPanel(panel: string | PanelFiles, options: QueryOptions = {}): Promise<StockPanel> {
  if (typeof panel === "string") return openRegistered(registeredPanel(bookRoot(), panel), options);
  const { path: files, fundamentals, columns = {}, reportLagDays = 1 } = panel;
  const beside = fundamentals !== undefined && { fundamentalsPath: fundamentals };
  return openRegistered(
    { name: files, path: files, columns: columnNames(columns), reportLagDays, ...beside },
    options,
  );
}

/** The same of a panel that need not be registered. @throws PanelError as {@link openPanel} */
export async function openRegistered(
  panel: RegisteredPanel,
  options: QueryOptions = {},
): Promise<StockPanel> {
  const engine = await engineOf(panel);
  try {
    const sources = await sourcesOf(panel, engine, options);
    let days: Promise<readonly string[]> | undefined;
    const query = async (statement: Sql, own: QueryOptions = {}) =>
      table(await engine.query(statement, { ...options, ...own }));
    return {
      name: panel.name,
      engine: engine.name,
      sources,
      query,
      has: (column) => has(sources.daily, column),
      sessions() {
        days ??= sessionsOf(sources.daily, query);
        return days;
      },
      close: () => engine.close(),
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function engineOf({ name, path: files, database }: RegisteredPanel): Promise<SqlEngine> {
  if (database !== undefined) {
    const { engine, address } = databaseAddress(database);
    return engine === "postgres" ? openPostgres(address) : openTrino(address);
  }
  if (files === undefined)
    throw new PanelError(`panel ${name} names neither files nor a database; register it again`);
  return openDuckdb();
}

async function sessionsOf(daily: SourceRelation, query: StockPanel["query"]): Promise<readonly string[]> {
  const rows = await query(
    sql`select distinct ${dateOf(daily)} as day from ${daily.from} s where ${dateOf(daily)} is not null order by 1`,
  );
  return rows.array("day") as string[];
}

async function sourcesOf(
  panel: RegisteredPanel,
  engine: SqlEngine,
  options: QueryOptions,
): Promise<PanelSources> {
  const { name, table: tableName = "", fundamentalsPath, fundamentalsTable } = panel;
  const relation = async (file: string | undefined, within: string): Promise<SourceRelation> => {
    if (file !== undefined) await checkFiles(file, { engine, panel: name });
    const relations = file === undefined ? { from: tableOf(within) } : filesOf(file);
    return { ...relations, columns: await columnsOf(relations.from, { panel, engine, options }) };
  };
  const files = wholePattern(panel.path);
  const found = await relation(files, tableName);
  const facts = files === undefined ? {} : await columnFacts(files, { columns: found.columns, engine });
  const daily = { ...found, facts };
  requireColumns(daily, { name, needed: ["id", "date"], where: "daily rows" });
  if (!has(daily, "return") && !has(daily, "price"))
    throw new PanelError(
      `panel ${name}: the daily rows have neither a return nor a price; name one with --column return=NAME`,
    );
  const beside = fundamentalsPath !== undefined || fundamentalsTable !== undefined;
  if (!beside) {
    requireMapped(panel, [daily]);
    return { daily, reportLagDays: panel.reportLagDays };
  }
  const fundamentals = await relation(wholePattern(fundamentalsPath), fundamentalsTable ?? "");
  requireColumns(fundamentals, { name, needed: ["id", "report_date"], where: "fundamentals" });
  requireMapped(panel, [daily, fundamentals]);
  return { daily, fundamentals, reportLagDays: panel.reportLagDays };
}

/** Files are named from the book's folder. */
function wholePattern(pattern: string | undefined): string | undefined {
  if (pattern === undefined || path.isAbsolute(pattern)) return pattern;
  return path.resolve(bookRoot(), pattern);
}

/** Files as relations of DuckDB, without and with the places of the rows. */
function filesOf(pattern: string): { readonly from: Sql; readonly located: Sql } {
  const [files, file, row] = [literal(pattern), identifier(FILE_COLUMN), identifier(ROW_COLUMN)];
  const named = sql`filename = ${literal(FILE_COLUMN)}`;
  if (/\.(?:csv|tsv|txt)(?:\.gz|\.zst)?$/i.test(pattern)) {
    // Read by one thread, rows come in their order, one file after the other.
    const numbered = sql`select c.*, row_number() over () as ${row} from read_csv(${files}, ${named}, parallel = false) c`;
    return {
      from: sql`read_csv(${files})`,
      located: sql`(select q.* replace (q.${row} - min(q.${row}) over (partition by q.${file}) + 1 as ${row}) from (${numbered}) q)`,
    };
  }
  return {
    from: sql`read_parquet(${files}, union_by_name = false)`,
    located: sql`(select c.*, c.file_row_number + 1 as ${row} from read_parquet(${files}, union_by_name = false, ${named}, file_row_number = true) c)`,
  };
}

/** A table of a database by its name, with schema and catalog before it: each part is quoted. */
const tableOf = (name: string): Sql => joined(name.split(".").map(identifier), ".");

/** The columns of a relation that the layout knows, by its name, in whatever case they stand there. */
async function columnsOf(
  from: Sql,
  {
    panel,
    engine,
    options,
  }: { readonly panel: RegisteredPanel; readonly engine: SqlEngine; readonly options: QueryOptions },
): Promise<Readonly<Record<string, string>>> {
  const there = Object.keys(await engine.query(sql`select * from ${from} s where 1 = 0`, options));
  const named = there.flatMap((column) => {
    const own = column.toLowerCase();
    return panelField(own) === undefined || Object.hasOwn(panel.columns, own) ? [] : [[own, column] as const];
  });
  const mapped = Object.entries(panel.columns).filter(([, column]) => there.includes(column));
  return Object.fromEntries([...named, ...mapped]);
}

function requireColumns(
  relation: SourceRelation,
  {
    name,
    needed,
    where,
  }: { readonly name: string; readonly needed: readonly string[]; readonly where: string },
): void {
  const missing = needed.find((one) => !has(relation, one));
  if (missing !== undefined)
    throw new PanelError(
      `panel ${name}: the ${where} have no column ${missing}; name the one that holds it with --column ${missing}=NAME`,
    );
}

/** @throws PanelError for a column that was named and is in none of the relations */
function requireMapped({ name, columns }: RegisteredPanel, relations: readonly SourceRelation[]): void {
  const lost = Object.entries(columns).find(([own]) => !relations.some((one) => has(one, own)));
  if (lost !== undefined)
    throw new PanelError(
      `panel ${name}: there is no column ${JSON.stringify(lost[1])}, which --column ${lost.join("=")} names; correct the name, or leave the option out`,
    );
}

/**
 * The layout's columns with the source's names for them, checked.
 * @throws PanelError for a name that is no column of the layout
 */
export function columnNames(columns: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(columns))
    if (panelField(name) === undefined)
      throw new PanelError(
        `a panel has no column ${JSON.stringify(name)} (a membership is called in_NAME); ${nameHint(name, PANEL_NAMES, { plural: "columns" })}`,
      );
  return columns;
}
