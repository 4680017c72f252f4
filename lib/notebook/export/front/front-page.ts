import { escapeHtml } from "../../show/escape-html.js";
import { date } from "../../show/format.js";
import { hindsightHtml, type PageDays, questionHtml, revisedHtml } from "../page-days.js";
import { claimsTable, controlsHtml, countsHtml } from "./claims-table.js";
import type { FrontBook } from "./front-book.js";
import { type FrontEntry, pageHref } from "./front-entry.js";
import { notebookList } from "./notebook-list.js";
import { movesHtml } from "./run-moves.js";
import { type AddressOf, type SearchData, searchData } from "./search-data.js";
import { sourcesHtml } from "./sources-html.js";

/** What a front page is made from. */
export interface FrontOptions {
  /** The pages in their order, the front notebook's too. */
  readonly entries: readonly FrontEntry[];
  /** The notebook that stands in front of the others, if one does. */
  readonly front?: FrontEntry | undefined;
  /** The book that the pages are of; notebooks of no book have none. */
  readonly book?: FrontBook | undefined;
  /** The title where there is neither a book nor a front notebook. */
  readonly title: string;
  readonly addressOf: AddressOf;
}

/** The front page of an export. */
export interface FrontPage {
  readonly title: string;
  readonly description: string;
  readonly main: string;
  readonly search: SearchData;
}

const ABOUT =
  "Each of its claims in our words, tested again on public data: what was stated, what was measured, and by how much it misses.";

/** A text that may begin a sentence. */
const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The sentences on the days of a run, as the front notebook has them, else the first that has any. */
function daysSaid({ front, entries }: FrontOptions): string {
  const dated = [...(front ? [front] : []), ...entries].find(({ days }) => days);
  if (!dated) return "";
  const days = dated.days as PageDays;
  // Of hindsight the list says what is another page's.
  const hindsight = dated === front ? hindsightHtml(days, { href: pageHref(dated.name) }) : "";
  return [questionHtml(days), hindsight, revisedHtml(days)].filter((text) => text !== "").join(" ");
}

function topHtml(options: FrontOptions, { title, description }: FrontPage, said: string): string {
  const { front, book } = options;
  const publisher = book ? `<p class="cb-kicker">${escapeHtml(book.publisher)}, ${date(book.asOf)}</p>` : "";
  const go =
    front &&
    `<p><a class="cb-go" href="${escapeHtml(pageHref(front.name))}">Read “${escapeHtml(front.title)}”</a></p>`;
  return [
    `<div class="cb-cell cb-text">${publisher}<h1>${escapeHtml(title)}</h1>`,
    description ? `<p>${escapeHtml(description)}</p>` : "",
    said ? `<p class="cb-days" role="note">${said}</p>` : "",
    go ?? "",
    `</div>\n`,
  ].join("");
}

/** The field of the search and its results, which are there where scripts run. */
const FIND = [
  `<div role="search" class="cb-find"><label><span>Search claims and all pages</span> <input type="search" class="cb-words" autocomplete="off" spellcheck="false"></label>`,
  `<p class="cb-found-count" role="status"></p><ol class="cb-found"></ol>`,
  `<button type="button" class="cb-button cb-more-found" hidden>Show all</button></div>\n`,
].join("");

/**
 * The front page of an export: what it is, on which day it was asked, what moved since the run before, the claims as a table, the notebooks
 * with what their claims come to, and the sources. It can be read whole without scripts; with them the table sorts, and one
 * field filters it and finds words on all pages.
 */
export function frontPage(options: FrontOptions): FrontPage {
  const { entries, front, book, addressOf } = options;
  const title = book ? capital(book.description) : (front?.title ?? options.title);
  const read = new Set(entries.flatMap(({ days }) => days?.tables ?? []));
  const tables = (book?.tables ?? []).filter(({ name }) => read.has(name));
  const page = {
    title,
    description: front?.description || (book ? ABOUT : ""),
    search: searchData(entries, { tables, addressOf }),
  };
  const said = daysSaid(options);
  const counts = countsHtml(entries);
  const main = [
    topHtml(options, { ...page, main: "" }, said),
    book?.moves ? movesHtml(book.moves, entries) : "",
    FIND,
    counts === "" ? "" : `<h2>Claims</h2>\n${counts}${controlsHtml(entries)}${claimsTable(entries)}`,
    notebookList(
      entries.filter((entry) => entry !== front),
      said,
    ),
    sourcesHtml(tables),
  ];
  return { ...page, main: main.join("") };
}
