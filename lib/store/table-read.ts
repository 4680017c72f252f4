import { sha256 } from "../platform/sha256.js";
import { isText, tupleOf } from "../platform/shape.js";
import type { TableInfo } from "./store.js";

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
