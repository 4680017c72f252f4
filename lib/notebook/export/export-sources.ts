import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../platform/user-error.js";
import type { Notebook } from "../ipynb/notebook.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { PageIds } from "./page-ids.js";
import { nameOf, type PageSource } from "./render-file.js";
import { isOwn } from "./render-notebook.js";

/** Has any of its code run? A notebook of text alone needs no run, and one for another kernel is run elsewhere or not at all. */
function hasRun(notebook: Notebook): boolean {
  const { cells } = notebook;
  if (!isOwn(notebook)) return true;
  const code = cells.filter((cell) => cell.cell_type === "code" && cell.source.trim() !== "");
  return (
    code.length === 0 ||
    code.some(
      (cell) => cell.cell_type === "code" && (cell.execution_count !== null || cell.outputs.length > 0),
    )
  );
}

/** Checks that a notebook can be a page. It is read again later, when its turn comes. */
function check(file: string): void {
  if (hasRun(readNotebook(file))) return;
  throw new UserError(
    `${file}: the notebook has no outputs; run it first (npx claimbook run ${file}) and export the executed one`,
  );
}

/** Why a notebook has no page: what its reader can do about it, or what went wrong with us. */
export function exportFault(file: string, error: unknown): string {
  if (error instanceof UserError) return error.message;
  return `${file}: the notebook cannot be made a page (${error}); take out the cell that is meant, or report this with the notebook`;
}

/**
 * Notebooks as the sources of an export, each once, in the order in which they are named.
 * @param options.taken names that pages may not have, with what has them
 * @param options.single do all go into one file? Then two may have the same name, and the second gets a number
 * @param options.missing those of which it is known that they cannot be pages, and why
 * @returns the sources, and a complaint for each that is missing because it cannot be read or has not been run, and for each
 *   notebook that is none: there is no such file, or an earlier one would be the same page
 */
export function exportSources(
  files: readonly string[],
  {
    taken = {},
    single = false,
    missing = new Set(),
  }: {
    readonly taken?: Readonly<Record<string, string>>;
    readonly single?: boolean;
    readonly missing?: ReadonlySet<string>;
  } = {},
): { readonly sources: readonly PageSource[]; readonly faults: string[] } {
  const faults: string[] = [];
  const owners = new Map(Object.entries(taken));
  const names = new PageIds(single ? Object.keys(taken) : []);
  const sources = [...new Set(files.map((file) => path.normalize(file)))].flatMap((file): PageSource[] => {
    const name = nameOf(file);
    const owner = owners.get(name);
    if (owner && !single) {
      faults.push(`${file} and ${owner} would be the same page; rename ${file}, or export with --single`);
      return [];
    }
    const source = { file, name: single ? names.heading(name) : name };
    try {
      if (!missing.has(file)) check(file);
    } catch (error) {
      faults.push(exportFault(file, error));
      // A name that was mistyped must not become a page.
      return existsSync(file) ? [{ ...source, isMissing: true }] : [];
    }
    owners.set(name, file);
    return [missing.has(file) ? { ...source, isMissing: true } : source];
  });
  return { sources, faults };
}
