import { appendFileSync } from "node:fs";
import path from "node:path";
import { dataDir } from "../platform/book-folder.js";
import { sha256 } from "../platform/sha256.js";
import { isText, tupleOf } from "../platform/shape.js";
import type { TableInfo } from "./store.js";
import { StoreError } from "./store-error.js";

/** That something depends on a table: the data folder, "" for the usual one, the table's name, and its {@link infoState}. */
export type TableRead = readonly [folder: string, table: string, state: string];

/** Whether a value that was read from outside is one. */
export const isTableRead = tupleOf<TableRead>(isText, isText, isText);

function stateOf(value: object): string {
  return sha256(JSON.stringify(value));
}

/** A hash that changes with anything that the manifest says of a table, its file's hash among it. */
export function infoState(info: TableInfo): string {
  return stateOf(info);
}

/** The name by which the list of tables is read. */
export const TABLE_LIST = "*";

/** A hash that changes when other tables are listed. */
export function listState(tables: readonly string[]): string {
  return stateOf(tables);
}

const reported = new Set<string>();

function report(dir: string, table: string, stateOf: () => string): void {
  const file = process.env.CLAIMBOOK_READS_FILE;
  if (!file) return;
  const usual = path.resolve(dir) === dataDir();
  const read: TableRead = [usual ? "" : path.resolve(dir), table, stateOf()];
  const line = `${JSON.stringify(read)}\n`;
  if (reported.has(line)) return;
  reported.add(line);
  try {
    appendFileSync(file, line);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Nobody listens any more.
    if (code === "ENOENT") return;
    reported.delete(line);
    // A result whose tables are not known would count as good after they change.
    throw new StoreError(
      `that table ${table} was read cannot be noted in ${file} (${message}); make room there or set TMPDIR to another folder`,
    );
  }
}

/**
 * Notes that a table was read or described, as one line of JSON, in the file that `CLAIMBOOK_READS_FILE` names: a runner of
 * notebooks learns so what a notebook depends on, also from processes that its cells start.
 * @throws StoreError when that file cannot be written
 */
export function reportRead(dir: string, info: TableInfo): void {
  report(dir, info.name, () => infoState(info));
}

/** Notes that somebody asked which tables there are. */
export function reportList(dir: string, tables: readonly string[]): void {
  report(dir, TABLE_LIST, () => listState(tables));
}
