import { inputsOf } from "../ipynb/inputs.js";
import type { Cell, CodeCell, JsonObject, Notebook } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import { cellAnchor, cellHtml, cellLabel } from "./cell-html.js";
import { contentsHtml, listedHeadings } from "./contents-html.js";
import { DataFiles, dataHtml } from "./data-files.js";
import { dayNote } from "./day-note.js";
import { earlierRunNote } from "./earlier-run.js";
import { LocalPictures } from "./local-pictures.js";
import { type FoundVerdict, type Heading, PageContent, TABLES_ANCHOR } from "./page-content.js";
import { daysHtml, type PageDays, pageDays } from "./page-days.js";
import { type Page, pageHtml } from "./page-html.js";
import type { PageOptions } from "./page-options.js";
import type { Passage } from "./page-passages.js";
import { pageReviews } from "./page-reviews.js";
import type { PictureFiles } from "./picture-files.js";
import { withoutMarks } from "./placeholders.js";
import { receiptHtml } from "./receipt.js";
import { unrunNote } from "./unrun-note.js";
import { failedCell, visibleNotebook } from "./visible-notebook.js";
import { WidgetState } from "./widgets/widget-state.js";
import { withoutCode } from "./without-code.js";

/** A page of the same export. */
export interface PageLink {
  readonly title: string;
  readonly href: string;
}

export interface RenderOptions {
  /** The executed notebook's file. */
  readonly file: string;
  /** The page's title where the notebook has no heading of level 1. */
  readonly name: string;
  readonly link: (href: string) => string | undefined;
  /** Where addresses of pictures begin, in the order in which they are tried. */
  readonly folders: readonly string[];
  readonly how?: PageOptions;
}

/** A notebook as a page, and what other pages say of it; as JSON it is the same. */
export interface RenderedNotebook {
  readonly title: string;
  /** What its contents list, from the top. */
  readonly headings: readonly Heading[];
  /** The first sentence of its text, "" without one. */
  readonly description: string;
  readonly verdicts: readonly FoundVerdict[];
  /** Its text by parts, for a search over all pages. */
  readonly passages: readonly Passage[];
  readonly failed: boolean;
  /** On which day it is asked, in a few words; "" where it has none. */
  readonly dayNote: string;
  /** When its question is asked and what was known; absent where no book was opened. */
  readonly days?: PageDays;
  /** What its author should know: pictures that were not found, a sentence each. */
  readonly warnings: readonly string[];
  /** Pictures beside the notebook that the page was made from, and those that were missing. */
  readonly pictures: PictureFiles;
  readonly page: Omit<Page, "home" | "address" | "claims" | "footer" | "search" | "width"> & {
    readonly width: "wide" | "plain";
  };
}

/** Where a page stands among the pages of an export. */
export interface PageNavigation {
  readonly home?: string;
  /** Its own address on the web, where it is known. */
  readonly address?: string | undefined;
  /** Where the claims of the book lie as JSON, where they lie beside it. */
  readonly claims?: string | undefined;
  readonly before?: PageLink;
  /** The page's own title, where several are in one file and each link bar needs a name of its own. */
  readonly of?: string;
  /** What lists the notebooks, where they are in one file. */
  readonly up?: PageLink;
  readonly after?: PageLink;
}

/** The page's HTML with its links to other pages. */
export function renderedHtml(
  { page }: RenderedNotebook,
  { home, address, claims, ...around }: PageNavigation,
): string {
  return pageHtml({ ...page, home, address, claims, footer: navigationHtml(around) });
}

/** Has anything run after a cell? A kernel that is told to goes on after an error. */
function ranAfter({ cells }: Notebook, failed: CodeCell | undefined): boolean {
  const later = cells.slice(failed ? cells.indexOf(failed) + 1 : cells.length);
  return later.some(
    (cell) => cell.cell_type === "code" && (cell.execution_count !== null || cell.outputs.length > 0),
  );
}

/** What a page says at its top of an error that nobody expected. */
function stopped(notebook: Notebook, isHidden: boolean): string {
  const failed = failedCell(notebook);
  if (!failed && !isHidden) return "";
  const where = failed
    ? `<a href="#${cellAnchor(failed)}">${cellLabel(failed)}</a>`
    : "a cell that its author hides";
  const what =
    isHidden || ranAfter(notebook, failed)
      ? `This notebook has an error in ${where}.`
      : `This notebook stopped at ${where} with an error. What follows it has not been run.`;
  return `<p class="cb-stopped" role="note">${what}</p>\n`;
}

/** Links to the notebooks before and after, and to their list; "" where there is no other notebook. */
export function navigationHtml({
  of,
  before,
  up,
  after,
}: Omit<PageNavigation, "home" | "address" | "claims">): string {
  const to = (rel: string, page: PageLink | undefined, arrow: (title: string) => string) =>
    page
      ? `<a rel="${rel}" href="${escapeHtml(page.href)}">${arrow(escapeHtml(page.title))}</a>`
      : "<span></span>";
  if (!before && !after) return "";
  const label = of === undefined ? "Other notebooks" : `Other notebooks than ${of}`;
  return `<nav class="cb-page-nav" aria-label="${escapeHtml(label)}">${to("prev", before, (title) => `← ${title}`)}${up ? to("up", up, (title) => title) : ""}${to("next", after, (title) => `${title} →`)}</nav>`;
}

/** The first sentence of a text, cut at a word where it is long. */
function firstSentence(text: string): string {
  const sentence = /^.{30,}?[.?!](?=\s+[A-Z])/.exec(text)?.[0] ?? text;
  return sentence.length <= 220
    ? sentence
    : `${sentence
        .slice(0, 220)
        .replace(/\s\S*$/, "")
        .trimEnd()} …`;
}

/** Languages of kernels that do not say theirs, by their names. */
const KERNELS: readonly (readonly [name: RegExp, language: string])[] = [
  [/^(?:tslab|jslab)/, "typescript"],
  [/python|conda|^py/, "python"],
  [/^ir/, "r"],
  [/^julia/, "julia"],
];

/** The language of a notebook's code, in lower case; of one that names neither language nor kernel, TypeScript, as books are. */
function languageOf({ metadata }: Notebook): string {
  const { name: language } = (metadata.language_info ?? {}) as JsonObject;
  const { language: kernels, name = "tslab" } = (metadata.kernelspec ?? {}) as JsonObject;
  const kernel = String(name).toLowerCase();
  const known = KERNELS.find(([pattern]) => pattern.test(kernel))?.[1];
  return String(language ?? kernels ?? known ?? kernel).toLowerCase();
}

/** Is a notebook for the kernel that this package runs? Others are pages as well, without a receipt of a run. */
export function isOwn(notebook: Notebook): boolean {
  return /^(?:typescript|javascript)$/.test(languageOf(notebook));
}

/** Renders what readers may see of an executed notebook. */
export function renderNotebook(source: Notebook, options: RenderOptions): RenderedNotebook {
  const whole = withoutMarks(source);
  const { file, link, folders, how = {} } = options;
  const name = withoutMarks(options.name);
  const visible = visibleNotebook(whole);
  const { notes, hidesFailure } = visible;
  const notebook = how.noCode ? withoutCode(visible.notebook) : visible.notebook;
  const { cells, metadata } = notebook;
  const pictures = new LocalPictures(folders);
  const anchors = [...cells.map(cellAnchor), "cb-main", "cb-plotly", "cb-data", "cb-receipt", TABLES_ANCHOR];
  const data = how.embedData ? new DataFiles() : undefined;
  const hasReceipt = isOwn(notebook);
  const page = new PageContent(anchors, link, {
    pictures,
    widgets: new WidgetState(metadata),
    ...(data && { data }),
    ...(hasReceipt && inputsOf(visible.notebook).length > 0 && { tables: `#${TABLES_ANCHOR}` }),
  });
  const failed = failedCell(notebook);
  const language = languageOf(notebook);
  const sections = new Map<Cell, Heading>();
  let section: Heading | undefined;
  const rendered = cells.map((cell) => {
    const seen = page.headings.length;
    const html = cellHtml(cell, page, { language, notes });
    section = page.headings.slice(seen).findLast(({ level }) => level <= 2) ?? section;
    if (section) sections.set(cell, section);
    return html;
  });
  const heading = page.headings.find(({ level }) => level === 1);
  const title = heading?.text || name;
  const days = pageDays(notebook, (cell) => sections.get(cell) ?? { text: title, id: "cb-main" });
  // After the cell with the title, where there is one.
  const top = heading && sections.get(cells[0] as Cell) !== undefined ? 1 : 0;
  const body = page.late.finish(rendered.toSpliced(top, 0, days ? daysHtml(days) : "").join(""));
  const description = firstSentence(page.paragraphs[0] ?? "");
  const allData = data ? dataHtml(data, name) : "";
  const headings = listedHeadings([
    ...page.headings.filter((one) => one !== heading),
    ...(allData === "" ? [] : [{ level: 2, text: "Data", id: "cb-data" }]),
    ...(hasReceipt ? [{ level: 2, text: "Receipt", id: "cb-receipt" }] : []),
  ]);
  const remarks = [earlierRunNote(notebook), unrunNote(notebook)].filter((text) => text !== "");
  const main = [
    ...remarks.map((text) => `<p class="cb-stopped" role="note">${escapeHtml(text)}</p>\n`),
    stopped(notebook, hidesFailure),
    heading ? "" : `<div class="cb-cell cb-text"><h1>${escapeHtml(title)}</h1></div>\n`,
    body,
    allData,
    hasReceipt
      ? receiptHtml(visible.notebook, file, { whole, ...(how.arguments && { exported: how.arguments }) })
      : "",
  ];
  const contents = contentsHtml(headings);
  return {
    title,
    headings,
    description,
    dayNote: dayNote(whole, days),
    verdicts: page.verdicts,
    passages: page.passages.all(),
    failed: failed !== undefined || hidesFailure,
    ...(days && { days }),
    warnings: [...remarks, ...pictures.warnings],
    pictures: pictures.files,
    page: {
      title,
      description: description || title,
      contents,
      width: contents === "" ? "plain" : "wide",
      main: main.join(""),
      reviews: pageReviews(notebook, page.link),
      figures: page.figures > 0,
      code: cells.some(({ cell_type, source }) => cell_type === "code" && source.trim() !== ""),
    },
  };
}
