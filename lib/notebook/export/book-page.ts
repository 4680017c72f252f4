import { escapeHtml } from "../show/escape-html.js";
import { headingList } from "./contents-html.js";
import type { FrontBook } from "./front/front-book.js";
import { frontEntry } from "./front/front-entry.js";
import { type FrontPage, frontPage } from "./front/front-page.js";
import { inBook, insideBook, placeHref } from "./inside-book.js";
import type { Page } from "./page-html.js";
import { PageIds } from "./page-ids.js";
import type { PageSource } from "./render-file.js";
import { navigationHtml, type RenderedNotebook } from "./render-notebook.js";

/** What a file with all notebooks is called. */
export const BOOK = "book";

/** Where every browser takes the beginning of a page to be, where nothing has that name. */
const TOP = "#top";

/** The id of the front page. */
const OPENING = "cb-opening";

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

/** The front page that opens a book, with links as between pages; none for one notebook. */
function opening(
  chapters: readonly Chapter[],
  title: string,
  book: FrontBook | undefined,
): FrontPage | undefined {
  if (chapters.length < 2) return undefined;
  const entries = chapters.map(({ name, rendered }) => frontEntry(name, rendered));
  const front = entries[chapters.findIndex(({ isFront }) => isFront)];
  const addressOf = (name: string) => {
    const place = chapters.find((chapter) => chapter.name === name)?.place ?? OPENING;
    return { href: placeHref(place), part: `${placeHref(place)}/` };
  };
  return frontPage({ entries, front, book, title, addressOf });
}

/**
 * Notebooks as one page: a list of them, then one after the other, with contents of all.
 * Ids are unique in the file: a part `Result` of the notebook `01-a` is `#01-a/Result`.
 * @returns the page, and by the names of pages where each stands in it
 */
export function bookPage(
  parts: readonly BookPart[],
  book?: FrontBook,
): { readonly page: Page; readonly places: Readonly<Record<string, string>> } {
  const ids = new PageIds([TOP.slice(1), "cb-main", "cb-plotly", "cb-search", OPENING]);
  const chapters = parts.map((part): Chapter => ({ ...part, place: ids.heading(part.name) }));
  const placeOf = (page: string) =>
    page === "index" ? OPENING : chapters.find(({ name }) => name === page)?.place;
  const inside = ({ place }: Chapter, html: string) => insideBook(html, { place, placeOf });
  const front = opening(chapters, titleOf(parts), book);
  const title = front?.title ?? titleOf(parts);
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
  const first = front
    ? `<section class="cb-opening cb-front" id="${OPENING}">${insideBook(front.main, { place: OPENING, placeOf })}</section>\n`
    : "";
  const pages = parts.map(({ rendered }) => rendered.page);
  const reviews = chapters.flatMap(({ place, rendered }) =>
    rendered.page.reviews.map((review) => ({
      ...review,
      href: inBook(review.href, { place, placeOf }) ?? review.href,
    })),
  );
  const page: Page = {
    title,
    description: pages[0]?.description ?? title,
    home: TOP,
    contents: contentsHtml(chapters, inside),
    width: "wide",
    main: `${first}${sections.join("")}`,
    ...(front && { search: front.search }),
    footer: "",
    reviews: reviews.filter(({ id }, at) => reviews.findIndex((other) => other.id === id) === at),
    figures: pages.some(({ figures }) => figures),
    code: pages.some(({ code }) => code),
  };
  const places = Object.fromEntries([
    ...(front ? [["index", OPENING] as const] : []),
    ...chapters.map(({ name, place }) => [name, place] as const),
  ]);
  return { page, places };
}
