import type { CodeCell, Json, JsonObject, Notebook } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import { cellAnchor, cellHtml, cellLabel } from "./cell-html.js";
import { contentsHtml } from "./contents-html.js";
import { type FoundVerdict, PageContent } from "./page-content.js";
import { type Page, pageHtml } from "./page-html.js";
import { receiptHtml } from "./receipt.js";

/** A page of the same export. */
export interface Neighbour {
  readonly title: string;
  readonly href: string;
}

export interface RenderOptions {
  /** The executed notebook's file. */
  readonly file: string;
  /** The page's title where the notebook has no heading of level 1. */
  readonly name: string;
  readonly link: (href: string) => string | undefined;
}

/** A notebook as a page, and what other pages say of it; as JSON it is the same. */
export interface RenderedNotebook {
  readonly title: string;
  /** The first sentence of its text, "" without one. */
  readonly description: string;
  readonly verdicts: readonly FoundVerdict[];
  readonly failed: boolean;
  readonly page: Omit<Page, "home" | "footer">;
}

/** Where a page stands among the pages of an export. */
export interface Surrounding {
  readonly home?: string;
  readonly before?: Neighbour;
  readonly after?: Neighbour;
}

/** The page's HTML between its neighbours. */
export function renderedHtml({ page }: RenderedNotebook, { home, ...around }: Surrounding): string {
  return pageHtml({ ...page, home, footer: neighbours(around) });
}

function failedCell({ cells }: Notebook): CodeCell | undefined {
  return cells.find(
    (cell): cell is CodeCell =>
      cell.cell_type === "code" && cell.outputs.some(({ output_type }) => output_type === "error"),
  );
}

function stopped(failed: CodeCell | undefined): string {
  if (!failed) return "";
  return `<p class="cb-stopped" role="note">This notebook stopped at <a href="#${cellAnchor(failed)}">${cellLabel(failed)}</a> with an error. What follows it has not been run.</p>\n`;
}

function neighbours({ before, after }: Omit<Surrounding, "home">): string {
  const to = (rel: string, page: Neighbour | undefined, arrow: (title: string) => string) =>
    page
      ? `<a rel="${rel}" href="${escapeHtml(page.href)}">${arrow(escapeHtml(page.title))}</a>`
      : "<span></span>";
  if (!before && !after) return "";
  return `<nav class="cb-neighbours" aria-label="Other notebooks">${to("prev", before, (title) => `← ${title}`)}${to("next", after, (title) => `${title} →`)}</nav>`;
}

/** What outputs carry for machines; see `Displayable.jsonLd`. */
function jsonLdOf({ cells }: Notebook): Json[] {
  return cells.flatMap((cell) => {
    if (cell.cell_type !== "code") return [];
    return cell.outputs.flatMap((output) => {
      const own = "metadata" in output ? (output.metadata.claimbook as JsonObject | undefined) : undefined;
      return Array.isArray(own?.jsonLd) ? own.jsonLd : [];
    });
  });
}

/** The first sentence of a text, cut at a word where it is long. */
function firstSentence(text: string): string {
  const sentence = /^.{30,}?[.?!](?=\s+[A-Z])/.exec(text)?.[0] ?? text;
  return sentence.length <= 220 ? sentence : `${sentence.slice(0, 220).replace(/\s+\S*$/, "")} …`;
}

/** Renders the cells of an executed notebook. */
export function renderNotebook(notebook: Notebook, { file, name, link }: RenderOptions): RenderedNotebook {
  const { cells, metadata } = notebook;
  const page = new PageContent([...cells.map(cellAnchor), "cb-main", "cb-plotly", "cb-receipt"], link);
  const failed = failedCell(notebook);
  const { name: language } = (metadata.language_info ?? {}) as JsonObject;
  const body = cells.map((cell) => cellHtml(cell, page, String(language ?? "typescript"))).join("");
  const heading = page.headings.find(({ level }) => level === 1);
  const title = heading?.text || name;
  const description = firstSentence(page.paragraphs[0] ?? "");
  const contents = contentsHtml([
    ...page.headings.filter((one) => one !== heading),
    { level: 2, text: "Receipt", id: "cb-receipt" },
  ]);
  const main = [
    stopped(failed),
    heading ? "" : `<div class="cb-cell cb-text"><h1>${escapeHtml(title)}</h1></div>\n`,
    body,
    receiptHtml(notebook, file),
  ];
  return {
    title,
    description,
    verdicts: page.verdicts,
    failed: failed !== undefined,
    page: {
      title,
      description: description || title,
      contents,
      width: contents === "" ? "plain" : "wide",
      main: main.join(""),
      jsonLd: jsonLdOf(notebook),
      figures: page.figures > 0,
      code: cells.some(({ cell_type, source }) => cell_type === "code" && source.trim() !== ""),
    },
  };
}
