import path from "node:path";
import { type BookData, recipeOf } from "../../book/book-data.js";
import { sha256 } from "../../platform/sha256.js";
import { UserError } from "../../platform/user-error.js";
import { nameHint, nearNames } from "../../stats/text/near-name.js";
import { unknownRow } from "../../store/check-known.js";
import type { Cell, Columns } from "../../store/columns.js";
import { readManifest, type TableSpec } from "../../store/manifest.js";
import { openStore } from "../../store/open-store.js";
import { type WriteAccess, withWriteAccess } from "../../store/write-access.js";
import { putInPlace } from "../put-in-place.js";
import { rebuilt } from "../rebuilt.js";
import type { UpdateSummary } from "../summary.js";
import { columnsOf } from "../table-change.js";
import { keysOf } from "../validate.js";
import type { DateOrder } from "./date-order.js";
import { type RawColumns, readFile } from "./read-file.js";
import { rebaseLevels } from "./rebase.js";
import { type DateOptions, toCells } from "./to-cells.js";

export interface ImportOptions extends WriteAccess {
  /** The data folder. */
  readonly dir: string;
  /** How its tables are brought up to date. */
  readonly book: BookData;
  readonly table: string;
  /** The file's column for a column of the table, where the names differ. */
  readonly map?: Readonly<Record<string, string>>;
  /** Replace the whole table; default: rows of the file replace those of the same key, the others stay. */
  readonly replace?: boolean;
  /** The order of day, month and year in the file; default: the only one that fits its dates. */
  readonly dates?: DateOrder;
  /** The file's levels are raw: they are joined to the table's at the last day that both have, and rows on record stay. */
  readonly rebase?: boolean;
  /** Take steps from row to row that are larger than any on record. */
  readonly acceptSteps?: boolean;
  readonly dryRun?: boolean;
  readonly now?: Date;
}

const STEP_REMEDY =
  "Correct it in the file; raw levels are joined to the table's with --rebase, and a step that is right is taken with --accept-steps; nothing was changed";

const REVISION_REMEDY =
  '. Correct the file; if it is another series, "claimbook new table" makes a table of its own of it';

/**
 * Puts a user's own data into a table: read from a CSV, Parquet, Arrow or Excel file, checked like an update, recorded as the source.
 * Columns that the file lacks keep their values, and are missing in rows that are new.
 * @throws UserError when the file or a column cannot be used, SourceError when the result does not pass the checks
 */
export async function importTable(file: string, options: ImportOptions): Promise<UpdateSummary> {
  const { dir, table, map = {}, replace = false, dryRun = false, now = new Date() } = options;
  const { dates, rebase = false, acceptSteps = false } = options;
  if (rebase && replace)
    throw new UserError("--rebase joins the file to the table's rows; --replace gives them up");
  const { columns: raw, bytes } = await readFile(file);
  const task = async (): Promise<UpdateSummary> => {
    const store = openStore({ dir });
    // Says which tables there are when this is none.
    store.describe(table);
    const spec = readManifest(dir).find(({ info }) => info.name === table) as TableSpec;
    const current = columnsOf(store, table);
    const day = now.toISOString().slice(0, 10);
    const read = ownColumns(raw, spec, { map: new Map(Object.entries(map)), dates, today: day });
    const own = rebase ? rebaseLevels(read, current, spec) : read;
    const columns = replace ? whole(own, spec) : merged(current, own, spec);
    checkKnownRows(columns, spec, Object.keys(raw));
    const name = path.basename(file);
    const result = rebuilt({
      spec,
      current,
      built: {
        columns,
        ...(!replace && spec.anchor !== undefined && { anchor: spec.anchor }),
        vintage: `imported on ${day} from the user's file ${name} (${Object.keys(own).length} columns, ${own[spec.primaryKey[0] as string]?.length} rows${rebase ? "; raw levels joined to the table's" : ""}).`,
      },
      maxGapDays: recipeOf(table, options.book)?.maxGapDays ?? Number.POSITIVE_INFINITY,
      today: day,
      units: acceptSteps ? { steps: "any" } : { steps: "as on record", remedy: STEP_REMEDY },
      revisionRemedy: REVISION_REMEDY,
      inputs: [
        {
          name,
          url: `file ${name}`,
          retrieved: now.toISOString(),
          sha256: sha256(bytes),
        },
      ],
    });
    return putInPlace([result], {
      dir,
      dryRun,
      now,
      sources: [],
      refuseBroken: true,
      title: `import of ${name} into ${table}`,
    });
  };
  return dryRun ? task() : withWriteAccess(dir, task, options);
}

/** The table's columns that the file has, by the table's names. */
function ownColumns(
  raw: RawColumns,
  spec: TableSpec,
  { map, ...options }: DateOptions & { readonly map: ReadonlyMap<string, string> },
): Columns {
  const names = spec.fields.map(({ name }) => name);
  const inFile = Object.keys(raw);
  const there = inFile.join(", ");
  for (const [target, source] of map) {
    const reserved = [target, source].find((name) => RESERVED.has(name));
    if (reserved !== undefined)
      throw new UserError(
        `--map ${target}=${source}: a column cannot be called ${reserved}; rename it in the file`,
      );
    if (!names.includes(target)) {
      throw new UserError(
        `--map ${target}=...: table ${spec.info.name} has no column ${target}; ${nameHint(target, names, { plural: "columns" })}`,
      );
    }
    if (!inFile.includes(source)) {
      throw new UserError(
        `--map ${target}=${source}: the file has no column ${source}; ${nameHint(source, inFile, { plural: "file's columns" })}`,
      );
    }
  }
  const from = new Map(names.map((name) => [name, map.get(name) ?? name]));
  const [one, other] = names.filter((name, _, all) =>
    all.some((also) => also !== name && from.get(also) === from.get(name)),
  );
  if (one !== undefined) {
    throw new UserError(
      `the file's column ${from.get(one)} would be read as ${one} and as ${other}; write --map ${one}=COLUMN with another column`,
    );
  }
  const named = names.flatMap((name) => {
    const source = from.get(name) as string;
    return Object.hasOwn(raw, source) ? [[name, raw[source] as readonly unknown[]] as const] : [];
  });
  const own = toCells(Object.fromEntries(named), spec.fields, options);
  const missing = spec.primaryKey.filter((name) => own[name] === undefined);
  if (missing.length > 0) {
    throw new UserError(
      `the file has no column ${missing.join(", ")}, which names the rows of ${spec.info.name}; it has ${there}. Write --map ${missing[0]}=${nearNames(missing[0] as string, inFile)[0] ?? "COLUMN"}`,
    );
  }
  if (Object.keys(own).length === spec.primaryKey.length) {
    throw new UserError(
      `the file has no other column of ${spec.info.name}; it has ${there}. Write --map ${nearPair(names, inFile)}`,
    );
  }
  return own;
}

/** Names that mean something to every object. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

/** Rows that are new say when they became known; those on record keep what they say. */
function checkKnownRows(columns: Columns, spec: TableSpec, inFile: readonly string[]): void {
  const row = unknownRow(columns, spec);
  if (row < 0) return;
  const { field = "" } = spec.availability;
  const key = keysOf(columns, spec)[row];
  const remedy = inFile.includes(field)
    ? `fill it in`
    : `write --map ${field}=${nearNames(field, inFile)[0] ?? "COLUMN"}`;
  throw new UserError(
    `the file has no ${field} for ${key}, without which nobody can tell when that row of ${spec.info.name} became known; ${remedy}`,
  );
}

/** What `--map` may be given: a column of the table and the file's column that is near its name. */
function nearPair(columns: readonly string[], inFile: readonly string[]): string {
  const near = columns.map((column) => [column, nearNames(column, inFile)[0]] as const);
  const [column, source] = near.find(([name, other]) => other !== undefined && other !== name) ?? [];
  return column === undefined ? "COLUMN=NAME" : `${column}=${source}`;
}

function whole(own: Columns, spec: TableSpec): Columns {
  const rows = own[spec.primaryKey[0] as string]?.length ?? 0;
  return Object.fromEntries(
    spec.fields.map(({ name }) => [name, own[name] ?? new Array<Cell>(rows).fill(null)]),
  );
}

/** The table with the file's values in the rows of the same key, and the file's other rows in their order. */
function merged(current: Columns, own: Columns, spec: TableSpec): Columns {
  const keys = keysOf(own, spec);
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new UserError(`the file has ${key} twice`);
    seen.add(key);
  }
  const rows = new Map(keysOf(current, spec).map((key, row) => [key, { old: row, fresh: -1 }]));
  keys.forEach((key, row) => {
    rows.set(key, { old: rows.get(key)?.old ?? -1, fresh: row });
  });
  const [first] = spec.primaryKey;
  const ordered = spec.fields.find(({ name }) => name === first)?.type !== "string";
  const order = ordered ? [...rows].sort(([a], [b]) => (a < b ? -1 : 1)) : [...rows];
  return Object.fromEntries(
    spec.fields.map(({ name }) => [
      name,
      order.map(([, { old, fresh }]) => {
        const value = fresh >= 0 ? own[name]?.[fresh] : undefined;
        // A blank cell of the file says nothing about a value on record.
        return value ?? current[name]?.[old] ?? null;
      }),
    ]),
  );
}
