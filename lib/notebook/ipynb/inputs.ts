import { readsOf } from "../output-data.js";
import type { Notebook } from "./notebook.js";

/** A table that a notebook has read. */
export type Input = readonly [table: string, hash: string, vintage: string | undefined];

/**
 * Tables that the cells of an executed notebook have read, as their outputs say, with their hashes and the months of their
 * vintages, by name; a table read in two states is listed twice.
 */
export function inputsOf({ cells }: Notebook): Input[] {
  const outputs = cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  const found = outputs.flatMap((output) => {
    const { inputs = {}, vintages = {} } = readsOf(output);
    return Object.entries(inputs).map(([table, hash]): Input => [table, hash, vintages[table]]);
  });
  const unique = new Map(found.map((input) => [`${input[0]} ${input[1]}`, input]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
