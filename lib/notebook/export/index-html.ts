import { escapeHtml } from "../show/escape-html.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";
import type { ReviewedClaim } from "./claim-review.js";
import type { FoundVerdict } from "./page-content.js";
import { hindsightHtml, type PageDays, questionHtml, revisedHtml } from "./page-days.js";
import { type Page, pageHtml } from "./page-html.js";

/** A page as the index lists it. */
export interface IndexEntry {
  readonly href: string;
  readonly title: string;
  readonly description: string;
  readonly verdicts: readonly FoundVerdict[];
  /** The claims that its page reviews. */
  readonly reviews: readonly ReviewedClaim[];
  /** Did the notebook stop with an error? */
  readonly failed: boolean;
  /** When its question is asked and what was known; absent where no book was opened. */
  readonly days?: PageDays | undefined;
}

function verdictItem(href: string, { verdict, statement, anchor }: FoundVerdict): string {
  const { sign, word } = VERDICT_WORDS[verdict];
  return [
    `<li data-verdict="${verdict}"><span class="cb-mark" aria-hidden="true">${sign}</span>`,
    `<span><a href="${escapeHtml(`${href}#${anchor}`)}">${escapeHtml(statement)}</a> <span class="cb-word">${word}</span></span></li>`,
  ].join("");
}

/** What the index says of a page's days, as far as the front page has not said it: its question, and what on it is hindsight. */
function daysItem({ href, days }: IndexEntry, said: string): string {
  if (!days) return "";
  const parts = [questionHtml(days), hindsightHtml(days, { href })].filter((part) => !said.includes(part));
  return parts.length === 0 ? "" : `<p class="cb-days">${parts.join(" ")}</p>`;
}

function entry(page: IndexEntry, said: string): string {
  const { href, title, description, verdicts, failed } = page;
  const list = verdicts.map((verdict) => verdictItem(href, verdict)).join("");
  return [
    `<li class="cb-entry"><h2><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></h2>`,
    description ? `<p>${escapeHtml(description)}</p>` : "",
    failed ? `<p class="cb-failed">Stopped with an error</p>` : "",
    daysItem(page, said),
    list ? `<ul class="cb-verdicts">${list}</ul>` : "",
    `</li>`,
  ].join("");
}

/**
 * The list of an export's notebooks: title, description and verdicts of each, with links to them.
 * @param front the notebook that gives the list its title and stands apart from the rest
 */
export function indexMain(front: IndexEntry, entries: readonly IndexEntry[]): string {
  const said = front.days
    ? [questionHtml(front.days), hindsightHtml(front.days, { href: front.href }), revisedHtml(front.days)]
        .filter((text) => text !== "")
        .join(" ")
    : "";
  return [
    `<div class="cb-cell cb-text"><h1>${escapeHtml(front.title)}</h1>`,
    front.description ? `<p>${escapeHtml(front.description)}</p>` : "",
    said ? `<p class="cb-days" role="note">${said}</p>` : "",
    `<p><a class="cb-go" href="${escapeHtml(front.href)}">Read “${escapeHtml(front.title)}”</a></p></div>\n`,
    indexList(entries, said),
  ].join("");
}

/**
 * Notebooks as a list.
 * @param said what is said above the list of its days
 */
export function indexList(entries: readonly IndexEntry[], said = ""): string {
  return `<ol class="cb-index">${entries.map((one) => entry(one, said)).join("\n")}</ol>\n`;
}

/** The claims that the pages of a list review, each once: the pages that walk through them go before the front page. */
function listedReviews(entries: readonly IndexEntry[]): readonly ReviewedClaim[] {
  const all = entries.flatMap(({ href, reviews }) =>
    reviews.map((review) => ({
      ...review,
      href: review.href.startsWith("#") ? `${href}${review.href}` : review.href,
    })),
  );
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

/**
 * {@link indexMain} as a page.
 * @param published where it and its claims are
 */
export function indexHtml(
  front: IndexEntry,
  entries: readonly IndexEntry[],
  published: Pick<Page, "address" | "claims"> = {},
): string {
  return pageHtml({
    title: front.title,
    description: front.description || front.title,
    contents: "",
    width: "narrow",
    main: indexMain(front, entries),
    footer: "",
    reviews: listedReviews([...entries, front]),
    ...published,
    figures: false,
    code: false,
  });
}
