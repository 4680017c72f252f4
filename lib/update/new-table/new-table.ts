import { lstatSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isPlainName } from "../../platform/plain-name.js";
import { readPlainFile } from "../../platform/read-plain-file.js";
import { temporaryFolder } from "../../platform/temporary-folder.js";
import { UserError } from "../../platform/user-error.js";
import { dateProblem } from "../../store/check-dates.js";
import { knownProblem } from "../../store/check-known.js";
import type { Columns } from "../../store/columns.js";
import type { FileChange } from "../../store/journal.js";
import { MANIFEST, readManifest, type TableSpec } from "../../store/manifest.js";
import { manifestWithTable } from "../../store/manifest-text.js";
import { openStore } from "../../store/open-store.js";
import { ROW_TYPES, rowTypes } from "../../store/row-types.js";
import { StoreError } from "../../store/store-error.js";
import { replaceKeeping } from "../../store/vintages.js";
import { type WriteAccess, withWriteAccess } from "../../store/write-access.js";
import { writeCsv } from "../../store/write-csv.js";
import { logFiles } from "../log-files.js";
import { columnsOf, resourceChange } from "../table-change.js";
import type { TableDraft } from "./draft-table.js";
import { fieldsOf } from "./fields.js";
import { withTableEntry } from "./readme-entry.js";
import { checkTexts, type TableTexts } from "./table-texts.js";

export interface NewTableOptions extends WriteAccess {
  /** The data folder. */
  readonly dir: string;
  /** Check everything, but write nothing. */
  readonly dryRun?: boolean;
  readonly now?: Date;
}

/** A table that was added. */
export interface NewTable {
  readonly table: string;
  readonly rows: number;
  readonly coverage: { readonly start: string; readonly end: string };
  readonly fields: TableSpec["fields"];
  /** What was written within the data folder, or would have been. */
  readonly files: readonly string[];
  readonly dryRun: boolean;
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MAX_NAME = 64;

/** @throws UserError when a table cannot be called so, or something in the folder is */
export function checkTableName(name: string, dir: string): void {
  if (!NAME.test(name) || name.length > MAX_NAME || !isPlainName(`${name}.csv`))
    throw new UserError(
      `${JSON.stringify(name.slice(0, MAX_NAME))} cannot be a table's name: that is words of small letters and digits joined by "-", such as nasdaq-daily`,
    );
  if (readManifest(dir).some(({ info }) => info.name === name))
    throw new UserError(
      `there is a table ${name} already; choose another name, or put the file's rows into it with "claimbook import FILE --table ${name}"`,
    );
  if (lstatSync(path.join(dir, `${name}.csv`), { throwIfNoEntry: false }) !== undefined)
    throw new UserError(
      `${path.join(dir, `${name}.csv`)} is there already, though it is no table; remove it, or choose another name`,
    );
}

/**
 * Adds a table to a data folder: its CSV, its entry in the manifest and in the README, the types of its rows, and an entry in CHANGES.md and the
 * history, as one change that `update --rollback` undoes. It is read back as `openStore` reads it before anything is written.
 * @throws UserError when the name or a text is unfit, or the rows break a rule of the store; the folder is as it was
 */
export async function newTable(
  name: string,
  draft: TableDraft,
  texts: TableTexts,
  options: NewTableOptions,
): Promise<NewTable> {
  const { dir, dryRun = false, now = new Date() } = options;
  const task = async (): Promise<NewTable> => {
    checkTableName(name, dir);
    checkTexts(texts, draft);
    const today = now.toISOString().slice(0, 10);
    const fields = fieldsOf(draft, texts, readManifest(dir));
    const { columns, primaryKey, availability, file } = draft;
    const csv = writeCsv(
      columns,
      fields.map((field) => field.name),
    );
    const { descriptions: _, units: __, ranges: ___, ...about } = texts;
    const vintage = `read on ${today} from the user's file ${file}.`;
    const rows = columns[primaryKey[0] as string]?.length ?? 0;
    const info = { name, ...about, vintage, coverage: draft.coverage, rows, hash: "", fields };
    const spec: TableSpec = { info, path: `${name}.csv`, fields, primaryKey, availability };
    const odd = knownProblem(columns, spec) ?? dateProblem(columns, spec, today);
    if (odd !== undefined) throw new UserError(`${odd}; correct the file`);
    const checked = [`Types, ranges, dates and order when it was read from ${file}; no second source.`];
    const input = { name: file, url: `file ${file}`, retrieved: now.toISOString(), sha256: draft.sha256 };
    const change = resourceChange({ csv, columns, notes: [] }, { vintage }, { spec, inputs: [input] });
    const manifest = manifestWithTable(dir, spec, { change, checked });
    tryOut(spec, { csv, manifest, columns });
    const readme = readPlainFile(path.join(dir, "README.md"))?.toString();
    const span = { table: name, lastBefore: draft.coverage.start, lastAfter: draft.coverage.end };
    const summary = {
      ...span,
      status: "updated",
      added: rows,
      filled: 0,
      revised: null,
      notes: [],
      left: [],
    } as const;
    const [at, title] = [now.toISOString(), `new table ${name} from ${file}`];
    const what = { tables: [summary], verdicts: [], sources: [] };
    const files: readonly FileChange[] = [
      { path: spec.path, content: csv },
      ...(readme === undefined
        ? []
        : [{ path: "README.md", content: withTableEntry(readme, info, { checked }) }]),
      ...logFiles(dir, what, { at, title }),
      { path: ROW_TYPES, content: rowTypes([...readManifest(dir), spec]) },
      { path: MANIFEST, content: manifest },
    ];
    if (!dryRun) replaceKeeping(dir, files, { now: at });
    return {
      table: name,
      rows,
      coverage: draft.coverage,
      fields,
      files: files.map((one) => one.path),
      dryRun,
    };
  };
  return dryRun ? task() : withWriteAccess(dir, task, options);
}

/** Reads the table as everyone will. @throws UserError when it cannot be read, or reads differently */
function tryOut(
  { info: { name }, path: file, fields }: TableSpec,
  { csv, manifest, columns }: { readonly csv: string; readonly manifest: string; readonly columns: Columns },
): void {
  const folder = temporaryFolder("new-table");
  try {
    writeFileSync(path.join(folder, file), csv);
    writeFileSync(path.join(folder, MANIFEST), manifest);
    const read = columnsOf(openStore({ dir: folder }), name);
    for (const { name: column } of fields) {
      const row = read[column]?.findIndex((value, at) => value !== columns[column]?.[at]) ?? -1;
      if (row >= 0)
        throw new UserError(
          `column ${column}: the store would keep ${columns[column]?.[row]} as ${read[column]?.[row]}; give the column in a larger unit`,
        );
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // The remedy of a stored file (restore it) does not fit a table that was never stored.
    throw new UserError(`${error.message.split("; correct it, or restore")[0]}; correct the file`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
