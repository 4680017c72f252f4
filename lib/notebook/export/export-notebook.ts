import path from "node:path";
import { writeFileAtomic } from "../../platform/write-file-atomic.js";
import { UserError } from "../../user-error.js";
import { checkFolder } from "../check-folder.js";
import { BOOK, type BookPart, bookPage } from "./book-page.js";
import { exportSources } from "./export-sources.js";
import { type IndexEntry, indexHtml } from "./index-html.js";
import { pageHtml } from "./page-html.js";
import type { PictureFiles } from "./picture-files.js";
import { type KeptRenderings, nameOf, type PageSource, renderFile } from "./render-file.js";
import { type Neighbour, type RenderedNotebook, renderedHtml } from "./render-notebook.js";

/** What pages are to show, and how many files they are. */
export interface ExportChoices {
  /** Leaves all code out; default false. */
  readonly noCode?: boolean;
  /** Adds the tables of the outputs as CSV files, and all data of a page as one archive; default false. */
  readonly embedData?: boolean;
  /** All notebooks in one file; default false. */
  readonly single?: boolean;
}

export interface ExportOptions extends ExportChoices {
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

/** Writes a page. @throws UserError when the file system does not let it */
export function writePage(file: string, title: string, content: string | Uint8Array): ExportedPage {
  try {
    writeFileAtomic(file, content);
  } catch (error) {
    throw new UserError(
      `${file}: the page cannot be written (${(error as Error).message}); name another --output-dir`,
    );
  }
  return { path: file, bytes: Buffer.byteLength(content), title };
}

/** What the author of notebooks should know of their page. */
export function aboutSources(
  sources: readonly { readonly file: string; readonly rendered: RenderedNotebook }[],
): Pick<ExportedPage, "warnings" | "pictures"> {
  const warnings = sources.flatMap(({ file, rendered }) =>
    rendered.warnings.map((warning) => `${file}: ${warning}`),
  );
  const pictures: PictureFiles = Object.assign({}, ...sources.map(({ rendered }) => rendered.pictures));
  return {
    ...(warnings.length > 0 && { warnings }),
    ...(Object.keys(pictures).length > 0 && { pictures }),
  };
}

/** What renders the sources of an export, one by one. */
export function renderer(
  sources: readonly PageSource[],
  {
    noCode = false,
    embedData = false,
    single = false,
    kept,
    flags = [],
  }: Omit<ExportOptions, "outputDir"> & { readonly flags?: readonly string[] },
): (source: PageSource) => RenderedNotebook {
  const all = [
    ...flags,
    ...(single ? ["--single"] : []),
    ...(noCode ? ["--no-code"] : []),
    ...(embedData ? ["--embed-data"] : []),
  ];
  const names = single ? sources.map(({ file }) => nameOf(file)) : [];
  const how = {
    ...(noCode && { noCode }),
    ...(embedData && { embedData }),
    ...(all.length > 0 && { arguments: { flags: all, names } }),
  };
  return (source) => renderFile(source.file, { pages: sources, how, ...(kept && { kept }) });
}

/** The notebook that stands in front of the others, if one does. */
export function isFront({ file }: PageSource): boolean {
  return nameOf(file).startsWith("00-");
}

/**
 * Writes executed notebooks as HTML pages, each a file that needs nothing beside it and no network; with a notebook whose
 * name starts with `00-` also an `index.html` that lists them. Links between the notebooks lead from page to page. With
 * `single` all are one file, `book.html`. Nothing is written unless every notebook can be.
 * @param files executed notebooks, in the order of the pages
 * @returns the pages in that order, the index first
 * @throws UserError with every complaint when a notebook cannot be read or has not been run, when two would be the same
 *   page, and when the folder cannot be written
 */
export function exportNotebooks(files: readonly string[], options: ExportOptions): ExportedPage[] {
  const { outputDir, single = false } = options;
  const hasIndex = !single && files.some((file) => nameOf(file).startsWith("00-"));
  const taken = hasIndex ? { index: "the list of pages" } : {};
  const sources = exportSources(files, { taken, single });
  checkFolder(outputDir, "pages");
  const render = renderer(sources, options);
  if (!single) return writePages(sources, render, outputDir);
  const parts = sources.map(
    (source): BookPart => ({ ...source, rendered: render(source), isFront: isFront(source) }),
  );
  const page = bookPage(parts);
  return [
    {
      ...writePage(path.join(outputDir, `${BOOK}.html`), page.title, pageHtml(page)),
      ...aboutSources(parts),
    },
  ];
}

/** Writes page by page, so that no more than two are held at once. */
function writePages(
  sources: readonly PageSource[],
  render: (source: PageSource) => RenderedNotebook,
  outputDir: string,
): ExportedPage[] {
  const front = sources.findIndex(isFront);
  const entries: IndexEntry[] = [];
  const rendered = (at: number): RenderedNotebook | undefined => {
    const source = sources[at];
    if (source === undefined) return undefined;
    const page = render(source);
    const { title, description, verdicts, failed, days } = page;
    const href = `${encodeURIComponent(source.name)}.html`;
    entries[at] = { title, description, verdicts, failed, days, href };
    return page;
  };
  const neighbour = (at: number): Neighbour | undefined => {
    const entry = entries[at];
    return entry && { title: entry.title, href: entry.href };
  };

  const pages: ExportedPage[] = [];
  let next = rendered(0);
  for (let at = 0; next; at += 1) {
    const page = next;
    const { file, name } = sources[at] as PageSource;
    next = rendered(at + 1);
    const [before, after] = [neighbour(at - 1), neighbour(at + 1)];
    const home = front < 0 ? {} : { home: "index.html" };
    const html = renderedHtml(page, { ...home, ...(before && { before }), ...(after && { after }) });
    pages.push({
      ...writePage(path.join(outputDir, `${name}.html`), page.title, html),
      ...aboutSources([{ file, rendered: page }]),
    });
  }
  const main = entries[front];
  if (!main) return pages;
  const others = entries.filter((one) => one !== main);
  return [writePage(path.join(outputDir, "index.html"), main.title, indexHtml(main, others)), ...pages];
}
