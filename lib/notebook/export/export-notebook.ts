import path from "node:path";
import { currentBook } from "../../book/current-book.js";
import { checkFolder } from "../../platform/check-folder.js";
import { UserError } from "../../platform/user-error.js";
import { writeFileAtomic } from "../../platform/write-file-atomic.js";
import { BOOK, type BookPart, bookPage } from "./book-page.js";
import { CHANGES } from "./changes-page.js";
import { exportFault, exportSources } from "./export-sources.js";
import type { FrontBook } from "./front/front-book.js";
import { type FrontEntry, frontEntry, pageHref } from "./front/front-entry.js";
import { frontHtml } from "./front/front-html.js";
import { missingPage } from "./missing-page.js";
import { type LiveParts, type Page, pageHtml } from "./page-html.js";
import type { PictureFiles } from "./picture-files.js";
import { type CachedRenderings, nameOf, type PageSource, renderFile } from "./render-file.js";
import { type PageLink, type RenderedNotebook, renderedHtml } from "./render-notebook.js";

/** What pages are to show, and how many files they are. */
export interface ExportChoices {
  /** Leaves all code out; default false. */
  readonly noCode?: boolean;
  /** Adds the tables of the outputs as CSV files, and all data of a page as one archive; default false. */
  readonly embedData?: boolean;
  /** All notebooks in one file; default false. */
  readonly single?: boolean;
}

export interface LiveOptions {
  /** Names of the pages of the same export. */
  readonly pages: readonly string[];
  /** In a file of several notebooks: where each page stands, by name. */
  readonly places?: Readonly<Record<string, string>>;
  readonly cached?: CachedRenderings;
}

/**
 * What the page of some notebooks carries to be asked again; undefined where none of them can be.
 * @param notebooks executed ones, with what their ids begin with in a file of several, else ""
 * @returns for each file that cannot be asked again, the reason
 */
export type LivePages = (
  notebooks: readonly { readonly file: string; readonly place: string }[],
  options: LiveOptions,
) => { readonly parts?: LiveParts; readonly warnings: ReadonlyMap<string, string> };

export interface ExportOptions extends ExportChoices {
  /** Folder for the pages; made where it is missing. */
  readonly outputDir: string;
  /** The page of changes, which follows the notebooks; default none. */
  readonly changes?: RenderedNotebook;
  /** Gives pages what they carry to be asked again by their readers; default none do. */
  readonly live?: LivePages;
  /** The book that the notebooks are all of, which gives them a front page; default none. */
  readonly book?: FrontBook;
  /** Where the claims lie as JSON, relative to the pages; default nowhere. */
  readonly claims?: string | undefined;
  /** Where rendered notebooks are cached, if anywhere. */
  readonly cached?: CachedRenderings;
  /** Hears why a notebook has no page, once the pages of the others are written; without it that is thrown. */
  readonly onFault?: (message: string) => void;
  /** Files of which nothing came this time, as whoever asks has said already; default none. */
  readonly missing?: ReadonlySet<string>;
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
      `${file}: the page cannot be written (${(error as Error).message}); move away what is in its place, or make the folder writable`,
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
    live,
    cached,
    flags = [],
  }: Omit<ExportOptions, "outputDir"> & { readonly flags?: readonly string[] },
): (source: PageSource) => RenderedNotebook {
  const all = [
    ...flags,
    ...(single ? ["--single"] : []),
    ...(noCode ? ["--no-code"] : []),
    ...(embedData ? ["--embed-data"] : []),
    ...(live ? ["--live"] : []),
  ];
  const names = single ? sources.map(({ file }) => nameOf(file)) : [];
  const how = {
    ...(noCode && { noCode }),
    ...(embedData && { embedData }),
    ...(all.length > 0 && { arguments: { flags: all, names } }),
  };
  const render = (source: PageSource) =>
    renderFile(source.file, { pages: sources, how, ...(cached && { cached }) });
  // In one file all notebooks share what they carry.
  if (!live || single) return render;
  const pages = sources.map(({ name }) => name);
  return (source) => {
    const rendered = render(source);
    const { parts, warnings } = live([{ file: source.file, place: "" }], {
      pages,
      ...(cached && { cached }),
    });
    return {
      ...rendered,
      warnings: [...rendered.warnings, ...warnings.values()],
      page: { ...rendered.page, live: parts },
    };
  };
}

/**
 * Renders sources one after the other. What one cannot be costs that one alone and is added to the faults; among others, its page
 * says that it is missing.
 */
export function* renderedParts(
  sources: readonly PageSource[],
  render: (source: PageSource) => RenderedNotebook,
  faults: string[],
): Generator<BookPart, void> {
  if (sources.every(({ isMissing }) => isMissing)) return;
  for (const source of sources) {
    let rendered: RenderedNotebook | undefined;
    try {
      if (!source.isMissing) rendered = render(source);
    } catch (error) {
      faults.push(exportFault(source.file, error));
    }
    if (!rendered && sources.length === 1) return;
    yield rendered
      ? { ...source, rendered, isFront: isFront(source) }
      : {
          ...source,
          rendered: missingPage(nameOf(source.file)),
          isFront: isFront(source),
          isMissing: true,
        };
  }
}

/** The parts of an export, and after them the page of changes where there is one; alone it is no export. */
function* withChanges(
  parts: Iterable<BookPart>,
  changes: RenderedNotebook | undefined,
): Generator<BookPart, void> {
  let isAlone = true;
  for (const part of parts) {
    isAlone = false;
    yield part;
  }
  if (changes && !isAlone) yield { ...CHANGES, rendered: changes, isFront: false };
}

/**
 * Says what kept notebooks from becoming pages.
 * @throws UserError with all of it when nobody hears it, or there is no page at all
 */
export function reportFaults(
  faults: readonly string[],
  pages: readonly ExportedPage[],
  { onFault }: Pick<ExportOptions, "onFault">,
): void {
  if (faults.length > 0 && (!onFault || pages.length === 0)) throw new UserError(faults.join("\n"));
  for (const fault of faults) onFault?.(fault);
}

/** The notebook that stands in front of the others, if one does. */
export function isFront({ file }: PageSource): boolean {
  return nameOf(file).startsWith("00-");
}

/**
 * Writes executed notebooks as HTML pages, each a file that needs nothing beside it and no network; of a book, or with a notebook
 * whose name starts with `00-`, also a front page, `index.html`. Links between the notebooks lead from page to page. With
 * `single` all are one file, `book.html`. A notebook that cannot be a page costs its own page: the others are written, and its
 * own says so. Where no notebook can be one, nothing is written.
 * @param files executed notebooks, in the order of the pages
 * @returns the pages in that order, the index first
 * @throws UserError when the folder cannot be written; after the other pages, and unless `onFault` hears it, for each notebook
 *   that cannot be read or rendered, that has not been run, or that would be the same page as another
 */
export function exportNotebooks(files: readonly string[], options: ExportOptions): ExportedPage[] {
  const { outputDir, single = false, changes, missing, book } = options;
  const isFronted = book !== undefined || files.some((file) => nameOf(file).startsWith("00-"));
  const taken = {
    ...(!single && isFronted && { index: "the list of pages" }),
    ...(changes && { [CHANGES.name]: CHANGES.file }),
  };
  const { sources, faults } = exportSources(files, { taken, single, ...(missing && { missing }) });
  if (sources.some(({ isMissing }) => !isMissing)) checkFolder(outputDir, "pages");
  const parts = withChanges(renderedParts(sources, renderer(sources, options), faults), changes);
  const pages = single
    ? writeBook([...parts], options)
    : writePages(parts, { ...options, hasFront: book !== undefined || sources.some(isFront) });
  reportFaults(faults, pages, options);
  return pages;
}

function writeBook(
  all: readonly BookPart[],
  {
    outputDir,
    book,
    claims,
    live,
    cached,
  }: Pick<ExportOptions, "outputDir" | "book" | "claims" | "live" | "cached">,
): ExportedPage[] {
  if (all.length === 0) return [];
  const { page, places } = bookPage(all, book);
  const pages = all.map(({ name }) => name);
  const notebooks = all.flatMap(({ file, name, isMissing }) =>
    isMissing || name === CHANGES.name ? [] : [{ file, place: places[name] as string }],
  );
  const carried = live?.(notebooks, { pages, places, ...(cached && { cached }) });
  const parts = all.map((part): BookPart => {
    const warning = carried?.warnings.get(part.file);
    if (warning === undefined) return part;
    return { ...part, rendered: { ...part.rendered, warnings: [...part.rendered.warnings, warning] } };
  });
  return [
    {
      ...writePage(
        path.join(outputDir, `${BOOK}.html`),
        page.title,
        pageHtml({ ...page, live: carried?.parts, ...published(`${BOOK}.html`, claims) }),
      ),
      ...aboutSources(parts),
    },
  ];
}

/** Where a page and its claims are: its address on the web where the book says where its site is. */
function published(href: string, claims: string | undefined): Pick<Page, "address" | "claims"> {
  const { site } = currentBook();
  const folder = site?.endsWith("/") ? site : `${site}/`;
  return { claims, ...(site !== undefined && { address: new URL(href, folder).href }) };
}

/** Writes page by page, so that no more than two are held at once. */
function writePages(
  parts: Generator<BookPart, void>,
  { outputDir, book, claims, hasFront }: ExportOptions & { readonly hasFront: boolean },
): ExportedPage[] {
  const pages: ExportedPage[] = [];
  const entries: FrontEntry[] = [];
  let front: FrontEntry | undefined;
  let before: PageLink | undefined;
  let next = parts.next().value ?? undefined;
  while (next) {
    const { file, name, rendered, isFront } = next;
    const entry = frontEntry(name, rendered);
    if (isFront) front ??= entry;
    entries.push(entry);
    next = parts.next().value ?? undefined;
    const after = next && { title: next.rendered.title, href: pageHref(next.name) };
    const home = hasFront ? { home: "index.html" } : {};
    const html = renderedHtml(rendered, {
      ...home,
      ...published(pageHref(name), claims),
      ...(before && { before }),
      ...(after && { after }),
    });
    pages.push({
      ...writePage(path.join(outputDir, `${name}.html`), rendered.title, html),
      ...aboutSources([{ file, rendered }]),
    });
    before = { title: rendered.title, href: pageHref(name) };
  }
  if (!hasFront || pages.length === 0) return pages;
  const index = frontHtml({ entries, front, book, published: published("index.html", claims) });
  return [writePage(path.join(outputDir, "index.html"), index.title, index.html), ...pages];
}
