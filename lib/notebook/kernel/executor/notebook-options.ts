import { readFileSync } from "node:fs";
import { type CellOptions, cellOptions } from "../compiler/options.js";

let known: CellOptions | undefined;

/**
 * The compiler options in the metadata of the notebook that this kernel was started for, where the front end says which it is: Jupyter's
 * server does.
 */
export function notebookOptions(): CellOptions {
  known ??= read(process.env.JPY_SESSION_NAME);
  return known;
}

function read(file: string | undefined): CellOptions {
  if (!file?.endsWith(".ipynb")) return {};
  try {
    return cellOptions((JSON.parse(readFileSync(file, "utf8")) as { metadata?: unknown }).metadata);
  } catch {
    // A notebook that is not there, or not yet whole, sets nothing.
    return {};
  }
}
