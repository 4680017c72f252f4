import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../../platform/make-folder.js";
import { panelFolder, panelTablesFolder } from "../../platform/run-files.js";
import { sha256 } from "../../platform/sha256.js";
import type { Columns } from "../../store/columns.js";
import { MANIFEST, readManifest, type TableSpec } from "../../store/manifest.js";
import { openStore } from "../../store/open-store.js";
import { panelTableName } from "../../store/panel-tables.js";
import { writeCsv } from "../../store/write-csv.js";
import { PanelError } from "../panel-error.js";
import type { StockPanel } from "../stock-panel.js";
import type { PanelTable } from "./panel-table.js";

/** Where the tables of a book and of its panel are. */
export interface TablesPlace {
  /** The book's folder, and its data folder. */
  readonly root: string;
  readonly dir: string;
  /** The day on which they are computed, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A table that was computed, and how long it took. */
export interface ComputedTable {
  readonly table: string;
  readonly rows: number;
  readonly seconds: number;
}

/**
 * Computes a book's tables on a panel and puts them in place of those of the panel before, all or none: what fails leaves the old ones.
 * @param options.onTable is told of each table once it is computed
 * @throws PanelError when a table cannot be computed, and StoreError when its rows are not as its fields say
 */
export async function computeTables(
  panel: StockPanel,
  tables: readonly PanelTable[],
  { root, dir, today, onTable }: TablesPlace & { readonly onTable?: (table: ComputedTable) => void },
): Promise<readonly ComputedTable[]> {
  const specs = readManifest(dir);
  const draft = path.join(panelFolder(root), `tables.${process.pid}.draft`);
  rmSync(draft, { recursive: true, force: true });
  makeFolder(draft);
  try {
    const computed: ComputedTable[] = [];
    const resources: object[] = [];
    for (const recipe of tables) {
      const started = performance.now();
      const columns = await recipe.compute(panel);
      const spec = specs.find(({ info }) => info.name === recipe.table);
      const resource = resourceOf(recipe, { columns, spec, panel, today });
      writeFileSync(path.join(draft, resource.path), resource.text);
      resources.push(resource.described);
      computed.push({
        table: recipe.table,
        rows: resource.rows,
        seconds: (performance.now() - started) / 1000,
      });
      onTable?.(computed.at(-1) as ComputedTable);
    }
    writeFileSync(path.join(draft, MANIFEST), JSON.stringify({ name: "panel", resources }, null, 1));
    checkTables(draft);
    replaceFolder(panelTablesFolder(root), draft);
    return computed;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Reads each table as whoever uses it will. */
function checkTables(draft: string): void {
  const store = openStore({ dir: draft });
  for (const name of store.tables) store.read(name);
}

/** Puts a folder in the place of another one, which is gone only once the new one is there. */
function replaceFolder(folder: string, draft: string): void {
  const old = `${folder}.${process.pid}.old`;
  try {
    renameSync(folder, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
}

function resourceOf(
  { table, title, description, ...given }: PanelTable,
  {
    columns,
    spec,
    panel,
    today,
  }: {
    readonly columns: Columns;
    readonly spec: TableSpec | undefined;
    readonly panel: StockPanel;
    readonly today: string;
  },
) {
  const { fields = spec?.fields, primaryKey = spec?.primaryKey, availability = spec?.availability } = given;
  if (fields === undefined || primaryKey === undefined || availability === undefined)
    throw new PanelError(
      `panel table ${table}: the book has no table of that name, so its definition needs fields, primaryKey and availability`,
    );
  const names = fields.map(({ name }) => name);
  const absent = names.find((name) => columns[name] === undefined);
  if (absent !== undefined)
    throw new PanelError(`panel table ${table}: its computation returns no column ${absent}; add it`);
  const text = writeCsv(columns, names);
  const rows = columns[names[0] as string]?.length ?? 0;
  const dates = fields
    .filter(({ type }) => type === "date" || type === "yearmonth")
    .flatMap(({ name }) => columns[name] as readonly string[])
    .toSorted();
  const [start, end] = [dates[0], dates.at(-1)];
  if (start === undefined || end === undefined)
    throw new PanelError(
      `panel ${panel.name} gives no row of table ${table}: it lacks the days, the columns or the memberships that the table needs; add a panel that has them, with --column where a column has another name`,
    );
  const name = panelTableName(table);
  return {
    path: `${name}.csv`,
    text,
    rows,
    described: {
      name,
      path: `${name}.csv`,
      title,
      description,
      panel: panel.name,
      sources: [{ title: `the user's stock panel ${panel.name}`, path: "" }],
      redistribution: "Aggregates of the user's own data; whoever owns these says what may be passed on.",
      vintage: `computed ${today} with ${panel.engine}`,
      caveats: [],
      temporalCoverage: { start, end },
      rows,
      hash: `sha256:${sha256(text)}`,
      availability,
      schema: { fields, primaryKey },
    },
  };
}
