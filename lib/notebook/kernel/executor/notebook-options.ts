import { readFileSync } from "node:fs";
import { type CellOptions, cellOptions, olderVersion } from "../compiler/options.js";

let known: unknown;

/**
 * The compiler options in the metadata of the notebook that this kernel was started for, where the front end says which it is: Jupyter's
 * server does.
 */
export function notebookOptions(): CellOptions {
  try {
    return cellOptions(notebookMetadata());
  } catch {
    // What is no option sets nothing.
    return {};
  }
}

/**
 * The older TypeScript by which that notebook was saved. A kernel that claims to have it keeps a front end from writing another one into the
 * notebook, which would be checked otherwise from then on.
 */
export function notebookVersion(): string | undefined {
  return olderVersion(notebookMetadata());
}

function notebookMetadata(): unknown {
  known ??= read(process.env.JPY_SESSION_NAME);
  return known;
}

function read(file: string | undefined): unknown {
  if (!file?.endsWith(".ipynb")) return {};
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { metadata?: unknown }).metadata ?? {};
  } catch {
    // A notebook that is not there, or not yet whole, sets nothing.
    return {};
  }
}
