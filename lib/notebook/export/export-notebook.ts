import path from "node:path";
import { UserError } from "../../user-error.js";
import { checkFolder } from "../check-folder.js";
import type { Notebook } from "../ipynb/notebook.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { writeFileWhole } from "../write-file.js";
import { linkAddresses } from "./addresses.js";
import { type IndexEntry, indexHtml } from "./index-html.js";
import { type Neighbour, renderNotebook } from "./render-notebook.js";

export interface ExportOptions {
  /** Folder for the pages; made where it is missing. */
  readonly outputDir: string;
}

/** A page that has been written. */
export interface ExportedPage {
  readonly path: string;
  readonly bytes: number;
  readonly title: string;
}

const nameOf = (file: string) => path.basename(file, ".ipynb");

/** Has any of its code run? A notebook of text alone needs no run. */
function hasRun({ cells }: Notebook): boolean {
  const code = cells.filter((cell) => cell.cell_type === "code" && cell.source.trim() !== "");
  return (
    code.length === 0 ||
    code.some(
      (cell) => cell.cell_type === "code" && (cell.execution_count !== null || cell.outputs.length > 0),
    )
  );
}

/** The notebooks, each read and checked; all complaints are in one error. */
function readAll(files: readonly string[], hasIndex: boolean): Notebook[] {
  const complaints: string[] = [];
  const owners = new Map<string, string>(hasIndex ? [["index", "the list of pages"]] : []);
  const notebooks = files.flatMap((file) => {
    const owner = owners.get(nameOf(file));
    owners.set(nameOf(file), file);
    try {
      if (owner) throw new UserError(`${file} and ${owner} would be the same page; export them apart`);
      const notebook = readNotebook(file);
      if (hasRun(notebook)) return [notebook];
      throw new UserError(
        `${file}: the notebook has no outputs; run it first (npx claimbook run ${file}) and export the executed one`,
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      complaints.push(error.message);
      return [];
    }
  });
  if (complaints.length > 0) throw new UserError(complaints.join("\n"));
  return notebooks;
}

/**
 * Writes executed notebooks as HTML pages, each a file that needs nothing beside it and no network; with a notebook whose
 * name starts with `00-` also an `index.html` that lists them. Links between the notebooks lead from page to page.
 * Nothing is written unless every notebook can be.
 * @param files executed notebooks, in the order of the pages
 * @returns the pages in that order, the index first
 * @throws UserError with every complaint when a notebook cannot be read or has not been run, when two would be the same
 *   page, and when the folder cannot be written
 */
export function exportNotebooks(files: readonly string[], { outputDir }: ExportOptions): ExportedPage[] {
  const unique = [...new Set(files.map((file) => path.normalize(file)))];
  const names = unique.map(nameOf);
  const front = names.findIndex((name) => name.startsWith("00-"));
  const notebooks = readAll(unique, front >= 0);
  checkFolder(outputDir, "pages");

  const link = linkAddresses(new Set(names));
  const href = (at: number) => `${encodeURIComponent(names[at] as string)}.html`;
  const rendered = notebooks.map((notebook, at) =>
    renderNotebook(notebook, { file: unique[at] as string, name: names[at] as string, link }),
  );
  const neighbour = (at: number): Neighbour | undefined => {
    const page = rendered[at];
    return page && { title: page.title, href: href(at) };
  };
  const pages = rendered.map((page, at) => {
    const [before, after] = [neighbour(at - 1), neighbour(at + 1)];
    const home = front < 0 ? {} : { home: "index.html" };
    const html = page.html({ ...home, ...(before && { before }), ...(after && { after }) });
    return { file: `${names[at]}.html`, title: page.title, html };
  });
  if (front >= 0) {
    const entries = rendered.map((page, at): IndexEntry => ({ ...page, href: href(at) }));
    const main = entries[front] as IndexEntry;
    pages.unshift({
      file: "index.html",
      title: main.title,
      html: indexHtml(
        main,
        entries.filter((one) => one !== main),
      ),
    });
  }
  return pages.map(({ file, title, html }) => {
    const target = path.join(outputDir, file);
    try {
      writeFileWhole(target, html);
    } catch (error) {
      throw new UserError(
        `${target}: the page cannot be written (${(error as Error).message}); name another --output-dir`,
      );
    }
    return { path: target, bytes: Buffer.byteLength(html), title };
  });
}
