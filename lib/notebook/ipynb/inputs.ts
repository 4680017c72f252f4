import { readsOf } from "../output-data.js";
import type { Notebook } from "./notebook.js";

/**
 * Tables that the cells of an executed notebook have read, as their outputs say, with their hashes, by name; a table read
 * in two states is listed twice.
 */
export function inputsOf({ cells }: Notebook): (readonly [table: string, hash: string])[] {
  const outputs = cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  const found = outputs.flatMap((output) => Object.entries(readsOf(output).inputs ?? {}));
  const unique = new Map(found.map(([table, hash]) => [`${table} ${hash}`, [table, hash] as const]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
