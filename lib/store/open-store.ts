import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type ColumnTable, table } from "arquero";
import { asKnownOn, knownOn } from "./availability.js";
import { isCalendarDay } from "./calendar-day.js";
import type { Columns } from "./columns.js";
import { readManifest, type TableSpec } from "./manifest.js";
import { parseTable } from "./parse-table.js";
import type { Store } from "./store.js";
import { StoreError } from "./store-error.js";

/** The data folder of this checkout, whatever the working directory; `CLAIMBOOK_DATA` names another. */
function defaultDir(): string {
  const fromEnvironment = process.env.CLAIMBOOK_DATA;
  if (fromEnvironment) return path.resolve(fromEnvironment);
  return path.resolve(createRequire(import.meta.url).resolve("claimbook/package.json"), "../../data");
}

/**
 * The data folder, read-only: tables checked against the manifest, and nothing later than `asOf`.
 * @param options.dir the folder; default `CLAIMBOOK_DATA`, else `data/` of the checkout
 * @param options.asOf last day that may be known, `YYYY-MM-DD`; default null, everything
 * @throws StoreError when the folder or its manifest is missing or broken, when `asOf` is not a calendar day, and when
 *   nothing at all was known by then.
 */
export function openStore({
  dir = defaultDir(),
  asOf = null,
}: {
  readonly dir?: string;
  readonly asOf?: string | null;
} = {}): Store {
  const specs = new Map(readManifest(dir).map((spec) => [spec.info.name, spec]));
  const loaded = new Map<string, Columns>();
  const earliest = [...specs.values()].map(firstKnown).sort()[0];
  if (asOf !== null) checkDay(asOf, earliest);

  function specOf(name: string): TableSpec {
    const spec = specs.get(name);
    if (spec === undefined) {
      throw new StoreError(
        `there is no table ${JSON.stringify(name)}; the tables are ${[...specs.keys()].join(", ")}`,
      );
    }
    return spec;
  }

  function load(spec: TableSpec): Columns {
    const columns = loaded.get(spec.info.name) ?? readTable(dir, spec);
    loaded.set(spec.info.name, columns);
    return columns;
  }

  return {
    dir,
    asOf,
    tables: [...specs.keys()],
    describe: (name) => specOf(name).info,
    read(name, options = {}): ColumnTable {
      const spec = specOf(name);
      const day = options.asOf ?? asOf;
      if (day === null) return toArquero(load(spec));
      checkDay(day, earliest);
      return toArquero(asKnownOn(load(spec), spec.availability, day));
    },
  };
}

/** A new table over copies: what a caller does to it cannot reach the store. */
function toArquero(columns: Columns): ColumnTable {
  return table(Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]])));
}

/** The first day on which anything in a table was known. */
function firstKnown({ info, availability }: TableSpec): string {
  return availability.from ?? knownOn(info.coverage.start, availability.lagDays);
}

function checkDay(asOf: string, earliest: string | undefined): void {
  if (!isCalendarDay(asOf)) {
    throw new StoreError(
      `as-of ${JSON.stringify(asOf)} is not a calendar day; write YYYY-MM-DD, for example 2024-07-24`,
    );
  }
  if (earliest !== undefined && asOf < earliest) {
    throw new StoreError(
      `as-of ${asOf} lies before the start of the data; the earliest day possible is ${earliest}`,
    );
  }
}

function readTable(dir: string, spec: TableSpec): Columns {
  const file = path.join(dir, spec.path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new StoreError(
      `table ${spec.info.name}: the file ${file} is missing; restore it with "git checkout -- data/${spec.path}"`,
    );
  }
  // Cells first: an edit that breaks a cell is named by row and column, any other edit by the hash.
  const columns = parseTable(bytes.toString("utf8"), spec);
  const hash = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const rows = Object.values(columns)[0]?.length ?? 0;
  if (rows !== spec.info.rows || hash !== spec.info.hash) {
    throw new StoreError(
      `table ${spec.info.name} (data/${spec.path}) is not the file that the manifest describes: ${rows} rows for ${spec.info.rows}, ` +
        `${hash.slice(0, 19)}... for ${spec.info.hash.slice(0, 19)}...; restore it with "git checkout -- data/${spec.path}", or, if the ` +
        "change is meant, write its hash and row count into data/datapackage.json",
    );
  }
  return columns;
}
