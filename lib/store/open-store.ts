import path from "node:path";
import type { ColumnTable } from "arquero";
import { dataDir } from "../platform/book-folder.js";
import { sha256 } from "../platform/sha256.js";
import { nameHint } from "../stats/text/near-name.js";
import { asKnownOn } from "./availability.js";
import { knownProblem } from "./check-known.js";
import { ColumnView } from "./column-view.js";
import type { StoredColumns } from "./columns.js";
import { recover } from "./journal.js";
import { checkDay, earliestDay } from "./known-days.js";
import { panelTables } from "./located-tables.js";
import { readManifest, type TableSpec } from "./manifest.js";
import { manifestState } from "./manifest-state.js";
import { parseTable } from "./parse-table.js";
import { reachOf } from "./periods-of.js";
import { readDataFile } from "./read-data-file.js";
import { noteList, noteRows, noteTable } from "./read-log.js";
import type { AnyStore, Store } from "./store.js";
import { StoreError } from "./store-error.js";
import { StoredTable } from "./stored-table.js";

const TABLES = { plural: "tables", listedBy: '"npx claimbook data"' };

/**
 * The data folder, read-only: tables checked against the manifest, and nothing later than `asOf`.
 * An update that was decided but interrupted is completed first (journal.ts).
 * @param options.dir the folder; default `CLAIMBOOK_DATA`, else `data/` of the checkout
 * @param options.panel show the tables that were computed on the user's panel as well; default where no folder is named
 * @param options.asOf last day that may be known, `YYYY-MM-DD`; default null, everything
 * @throws StoreError when the folder or its manifest is missing or broken, when `asOf` is not a calendar day, and when
 *   nothing at all was known by then.
 */
export function openStore(options: {
  readonly dir: string;
  readonly asOf?: string | null;
  readonly panel?: boolean;
}): AnyStore;
export function openStore(options?: {
  readonly dir?: string;
  readonly asOf?: string | null;
  readonly panel?: boolean;
}): Store;
export function openStore({
  dir: named,
  asOf = null,
  panel = named === undefined,
}: {
  readonly dir?: string;
  readonly asOf?: string | null;
  readonly panel?: boolean;
} = {}): AnyStore {
  const dir = named ?? dataDir();
  recover(dir);
  const opened = manifestState(dir);
  const own = readManifest(dir).map((spec) => ({ spec, dir }));
  const located = new Map([...own, ...(panel ? panelTables() : [])].map((one) => [one.spec.info.name, one]));
  const specs = new Map([...located].map(([name, { spec }]) => [name, spec]));
  const loaded = new Map<string, StoredColumns>();
  const reaches = new Map<string, string | undefined>();
  const earliest = earliestDay(specs.values());
  if (asOf !== null) checkDay(asOf, earliest);

  function specOf(name: string): TableSpec {
    const spec = specs.get(name);
    if (spec === undefined) {
      throw new StoreError(
        `there is no table ${JSON.stringify(name)}; ${nameHint(name, specs.keys(), TABLES)}`,
      );
    }
    return spec;
  }

  function load(spec: TableSpec): StoredColumns {
    const { name } = spec.info;
    const at = located.get(name)?.dir ?? dir;
    const columns =
      loaded.get(name) ?? (at === dir ? readUnchanged(dir, spec, opened) : readPanelTable(at, spec));
    loaded.set(name, columns);
    return columns;
  }

  const store = {
    dir,
    asOf,
    get tables() {
      const names = [...specs.keys()];
      noteList(dir, names);
      return names;
    },
    describe(name: string) {
      const { info } = specOf(name);
      noteTable(dir, info);
      return info;
    },
    read(name: string, options: { readonly asOf?: string } = {}): ColumnTable {
      const spec = specOf(name);
      const { info, availability } = spec;
      // Before it is read: one that cannot be read may be repaired.
      noteTable(dir, info);
      const day = options.asOf ?? asOf;
      if (day !== null) checkDay(day, earliest);
      const all = load(spec);
      const columns = day === null ? all : asKnownOn(all, availability, day);
      const key = `${name} ${day}`;
      if (!reaches.has(key)) reaches.set(key, reachOf(columns, spec, day));
      noteRows({ info, asOf: day, reach: reaches.get(key) });
      return toArquero(columns);
    },
  };
  return store as object as AnyStore;
}

function toArquero(columns: StoredColumns): ColumnTable {
  return new StoredTable(
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, new ColumnView(values)])),
  );
}

/** A table, or an error that says so when the folder was updated after the store was opened: old and new tables do not mix. */
function readUnchanged(dir: string, spec: TableSpec, opened: string | undefined): StoredColumns {
  try {
    return readTable(dir, spec);
  } catch (error) {
    // In the middle of an update tables are new and the manifest is old: it moves last.
    recover(dir);
    if (manifestState(dir) === opened) throw error;
    throw new StoreError(
      `the data folder was updated after it was opened, and table ${spec.info.name} is not the one described then; open it again, in a notebook by restarting the kernel`,
    );
  }
}

/** A table that was computed on the user's panel: what is wrong with it is not for git to restore. */
function readPanelTable(dir: string, spec: TableSpec): StoredColumns {
  try {
    return readTable(dir, spec);
  } catch (error) {
    const { name, panel } = spec.info;
    throw new StoreError(
      `table ${name} of panel ${panel} is not as it was computed; run "npx claimbook panel compute ${panel}" again, or remove the panel`,
      { cause: error },
    );
  }
}

function readTable(dir: string, spec: TableSpec): StoredColumns {
  const file = path.join(dir, spec.path);
  let bytes: Uint8Array;
  try {
    bytes = readDataFile(dir, spec.path);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreError(
      `table ${spec.info.name}: the file ${file} ${code === "ENOENT" ? "is missing" : `cannot be read (${message})`}; restore it with "git checkout -- data/${spec.path}"`,
    );
  }
  // Cells first: an edit that breaks a cell is named by row and column, any other edit by the hash.
  const columns = parseTable(bytes, spec);
  const problem = knownProblem(columns, spec);
  if (problem !== undefined) {
    throw new StoreError(
      `table ${spec.info.name} (data/${spec.path}): ${problem}; correct it, or restore the file with "git checkout -- data/${spec.path}"`,
    );
  }
  const hash = `sha256:${sha256(bytes)}`;
  const rows = Object.values(columns)[0]?.length ?? 0;
  if (rows !== spec.info.rows || hash !== spec.info.hash) {
    throw new StoreError(
      `table ${spec.info.name} (data/${spec.path}) is not the file that the manifest describes: ${rows} rows for ${spec.info.rows}, ` +
        `${hash.slice(0, 19)}... for ${spec.info.hash.slice(0, 19)}...; restore it with "git checkout -- data/${spec.path}", or, if the ` +
        'change is meant, write its hash and row count into data/datapackage.json. "git checkout -- data" restores the whole folder as the repository has it, without the updates since',
    );
  }
  return columns;
}
