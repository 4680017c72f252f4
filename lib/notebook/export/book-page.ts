import { escapeHtml } from "../show/escape-html.js";
import { headingList } from "./contents-html.js";
import { type IndexEntry, indexList, indexMain } from "./index-html.js";
import { inBook, insideBook, placeHref } from "./inside-book.js";
import type { Page } from "./page-html.js";
import { PageIds } from "./page-ids.js";
import type { PageSource } from "./render-file.js";
import { navigationHtml, type RenderedNotebook } from "./render-notebook.js";

/** What a file with all notebooks is called. */
export const BOOK = "book";

/** Where every browser takes the beginning of a page to be, where nothing has that name. */
const TOP = "#top";

/** A notebook of a book. */
export interface BookPart extends PageSource {
  readonly rendered: RenderedNotebook;
  /** Does it stand in front of the others, and give the book its title? */
  readonly isFront: boolean;
}

interface Chapter extends BookPart {
  /** Its id in the file. */
  readonly place: string;
}

/** The contents of all notebooks, each under its title: as a column, and folded above the text. */
function contentsHtml(
  chapters: readonly Chapter[],
  inside: (chapter: Chapter, html: string) => string,
): string {
  const items = chapters.map((chapter) => {
    const { place, rendered } = chapter;
    const link = `<a href="${escapeHtml(placeHref(place))}">${escapeHtml(rendered.title)}</a>`;
    return `<li class="cb-chapter-item">${link}${inside(chapter, headingList(rendered.headings))}</li>`;
  });
  const list = `<ol>${items.join("")}</ol>`;
  return [
    `<nav class="cb-contents cb-side" aria-label="Contents"><p>Contents</p>${list}</nav>`,
    `<nav class="cb-contents cb-folded" aria-label="Contents"><details><summary>Contents</summary>${list}</details></nav>`,
  ].join("\n");
}

/** What the book is called: as the notebook in front, else after the first. */
function titleOf(parts: readonly BookPart[]): string {
  const front = parts.find(({ isFront }) => isFront);
  const title = (front ?? parts[0])?.rendered.title ?? "";
  const more = parts.length - 1;
  return front || more < 1
    ? title
    : `${title} and ${more === 1 ? "one more notebook" : `${more} more notebooks`}`;
}

/** The list of notebooks that opens a book, with links as between pages; "" for one notebook. */
function opening(chapters: readonly Chapter[], title: string): string {
  if (chapters.length < 2) return "";
  const entry = ({ name, rendered }: Chapter): IndexEntry => ({
    href: `${encodeURIComponent(name)}.html`,
    title: rendered.title,
    description: rendered.description,
    verdicts: rendered.verdicts,
    failed: rendered.failed,
    days: rendered.days,
    reviews: rendered.page.reviews,
  });
  const front = chapters.find(({ isFront }) => isFront);
  const others = chapters.filter((chapter) => chapter !== front).map(entry);
  return front
    ? indexMain(entry(front), others)
    : `<div class="cb-cell cb-text"><h1>${escapeHtml(title)}</h1></div>\n${indexList(others)}`;
}

/**
 * Notebooks as one page: a list of them, then one after the other, with contents of all.
 * Ids are unique in the file: a part `Result` of the notebook `01-a` is `#01-a/Result`.
 */
export function bookPage(parts: readonly BookPart[]): Page {
  const ids = new PageIds([TOP.slice(1), "cb-main", "cb-plotly", "cb-opening"]);
  const chapters = parts.map((part): Chapter => ({ ...part, place: ids.heading(part.name) }));
  const placeOf = (page: string) =>
    page === "index" ? "cb-opening" : chapters.find(({ name }) => name === page)?.place;
  const inside = ({ place }: Chapter, html: string) => insideBook(html, { place, placeOf });
  const title = titleOf(parts);
  const linkTo = (chapter: Chapter | undefined) =>
    chapter && { title: chapter.rendered.title, href: placeHref(chapter.place) };
  const sections = chapters.map((chapter, at) => {
    const [before, after] = [linkTo(chapters[at - 1]), linkTo(chapters[at + 1])];
    const up = { title: "Contents", href: TOP };
    const of = chapter.rendered.title;
    const navigation = navigationHtml({ of, ...(before && { before }), up, ...(after && { after }) });
    const { page } = chapter.rendered;
    return `<section class="cb-chapter" id="${escapeHtml(chapter.place)}">\n${inside(chapter, page.main)}${navigation}</section>\n`;
  });
  const first = insideBook(opening(chapters, title), { place: "cb-opening", placeOf });
  const pages = parts.map(({ rendered }) => rendered.page);
  const reviews = chapters.flatMap(({ place, rendered }) =>
    rendered.page.reviews.map((review) => ({
      ...review,
      href: inBook(review.href, { place, placeOf }) ?? review.href,
    })),
  );
  return {
    title,
    description: pages[0]?.description ?? title,
    home: TOP,
    contents: contentsHtml(chapters, inside),
    width: "wide",
    main: `${first === "" ? "" : `<section class="cb-opening" id="cb-opening">${first}</section>\n`}${sections.join("")}`,
    footer: "",
    reviews: reviews.filter(({ id }, at) => reviews.findIndex((other) => other.id === id) === at),
    figures: pages.some(({ figures }) => figures),
    code: pages.some(({ code }) => code),
  };
}
