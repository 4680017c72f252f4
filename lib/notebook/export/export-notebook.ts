import path from "node:path";
import { UserError } from "../../user-error.js";
import { checkFolder } from "../check-folder.js";
import type { Notebook } from "../ipynb/notebook.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { writeFileWhole } from "../write-file.js";
import { type IndexEntry, indexHtml } from "./index-html.js";
import type { PictureFiles } from "./picture-files.js";
import { type KeptRenderings, nameOf, renderFile } from "./render-file.js";
import { isOwn, type Neighbour, type RenderedNotebook, renderedHtml } from "./render-notebook.js";

export interface ExportOptions {
  /** Folder for the pages; made where it is missing. */
  readonly outputDir: string;
  /** Where rendered notebooks are kept, if anywhere. */
  readonly kept?: KeptRenderings;
}

/** A page that has been written. */
export interface ExportedPage {
  readonly path: string;
  readonly bytes: number;
  readonly title: string;
  /** What the author of the notebook should know, a sentence each; none when undefined. */
  readonly warnings?: readonly string[];
  /** Pictures beside the notebook that went into the page or are missing, with their hashes; none when undefined. */
  readonly pictures?: PictureFiles;
}

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

/** Checks that each notebook can be a page; all complaints are in one error. The notebooks are read again later, one by one. */
function checkAll(files: readonly string[], hasIndex: boolean): void {
  const complaints: string[] = [];
  const owners = new Map<string, string>(hasIndex ? [["index", "the list of pages"]] : []);
  for (const file of files) {
    const owner = owners.get(nameOf(file));
    owners.set(nameOf(file), file);
    try {
      if (owner) throw new UserError(`${file} and ${owner} would be the same page; export them apart`);
      if (hasRun(readNotebook(file))) continue;
      throw new UserError(
        `${file}: the notebook has no outputs; run it first (npx claimbook run ${file}) and export the executed one`,
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      complaints.push(error.message);
    }
  }
  if (complaints.length > 0) throw new UserError(complaints.join("\n"));
}

function writePage(file: string, title: string, html: string): ExportedPage {
  try {
    writeFileWhole(file, html);
  } catch (error) {
    throw new UserError(
      `${file}: the page cannot be written (${(error as Error).message}); name another --output-dir`,
    );
  }
  return { path: file, bytes: Buffer.byteLength(html), title };
}

/**
 * Writes executed notebooks as HTML pages, each a file that needs nothing beside it and no network; with a notebook whose
 * name starts with `00-` also an `index.html` that lists them. Links between the notebooks lead from page to page. Nothing is
 * written unless every notebook can be; then page by page, so that no more than two are held at once.
 * @param files executed notebooks, in the order of the pages
 * @returns the pages in that order, the index first
 * @throws UserError with every complaint when a notebook cannot be read or has not been run, when two would be the same
 *   page, and when the folder cannot be written
 */
export function exportNotebooks(
  files: readonly string[],
  { outputDir, kept }: ExportOptions,
): ExportedPage[] {
  const unique = [...new Set(files.map((file) => path.normalize(file)))];
  const names = unique.map(nameOf);
  const front = names.findIndex((name) => name.startsWith("00-"));
  checkAll(unique, front >= 0);
  checkFolder(outputDir, "pages");

  const href = (at: number) => `${encodeURIComponent(names[at] as string)}.html`;
  const entries: IndexEntry[] = [];
  const render = (at: number): RenderedNotebook | undefined => {
    const file = unique[at];
    if (file === undefined) return undefined;
    const rendered = renderFile(file, { names, ...(kept && { kept }) });
    const { title, description, verdicts, failed, days } = rendered;
    entries[at] = { title, description, verdicts, failed, days, href: href(at) };
    return rendered;
  };
  const neighbour = (at: number): Neighbour | undefined => {
    const entry = entries[at];
    return entry && { title: entry.title, href: entry.href };
  };

  const pages: ExportedPage[] = [];
  let next = render(0);
  for (let at = 0; next; at += 1) {
    const rendered = next;
    next = render(at + 1);
    const [before, after] = [neighbour(at - 1), neighbour(at + 1)];
    const home = front < 0 ? {} : { home: "index.html" };
    const html = renderedHtml(rendered, { ...home, ...(before && { before }), ...(after && { after }) });
    const { warnings, pictures } = rendered;
    pages.push({
      ...writePage(path.join(outputDir, `${names[at]}.html`), rendered.title, html),
      ...(warnings.length > 0 && { warnings: warnings.map((warning) => `${unique[at]}: ${warning}`) }),
      ...(Object.keys(pictures).length > 0 && { pictures }),
    });
  }
  const main = entries[front];
  if (!main) return pages;
  const others = entries.filter((one) => one !== main);
  return [writePage(path.join(outputDir, "index.html"), main.title, indexHtml(main, others)), ...pages];
}
