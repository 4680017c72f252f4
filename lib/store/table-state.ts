import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { isNumber, isText, objectShape } from "../platform/shape.js";
import type { Store } from "./store.js";

/** How a table's file stood at some time. */
export interface TableState {
  readonly rows: number;
  /** `sha256:` and the hash of the file. */
  readonly hash: string;
}

/** Whether a value that was read from outside says how a table's file stood. */
export const isTableState = objectShape<TableState>({ rows: isNumber, hash: isText });

/** How a table's file stands now, as the manifest has it. */
export function tableState(store: Store, name: string): TableState {
  const { rows, hash } = store.describe(name);
  return { rows, hash };
}

/**
 * What has happened to a table since it stood as given: nothing, rows were added behind the old ones, or old rows are not
 * what they were.
 */
export function changeSince(
  store: Store,
  name: string,
  before: TableState,
): "none" | "new rows" | "revised rows" {
  if (store.describe(name).hash === before.hash) return "none";
  const text = readFileSync(path.join(store.dir, `${name}.csv`), "utf8");
  // Header and old rows, as they would stand alone.
  const old = text
    .split("\n")
    .slice(0, before.rows + 1)
    .join("\n");
  const hash = createHash("sha256").update(`${old}\n`).digest("hex");
  return `sha256:${hash}` === before.hash ? "new rows" : "revised rows";
}
