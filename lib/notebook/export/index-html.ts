import { escapeHtml } from "../show/escape-html.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";
import type { FoundVerdict } from "./page-content.js";
import { hindsightHtml, type PageDays, questionHtml } from "./page-days.js";
import { pageHtml } from "./page-html.js";

/** A page as the index lists it. */
export interface IndexEntry {
  readonly href: string;
  readonly title: string;
  readonly description: string;
  readonly verdicts: readonly FoundVerdict[];
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

/** What the index says of a page's days: its question where the front page has another, and what on it is hindsight. */
function daysItem({ href, days }: IndexEntry, front: string): string {
  if (!days) return "";
  const question = questionHtml(days);
  return `<p class="cb-days">${question === front ? "" : `${question} `}${hindsightHtml(days, { href })}</p>`;
}

function entry(page: IndexEntry, question: string): string {
  const { href, title, description, verdicts, failed } = page;
  const list = verdicts.map((verdict) => verdictItem(href, verdict)).join("");
  return [
    `<li class="cb-entry"><h2><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></h2>`,
    description ? `<p>${escapeHtml(description)}</p>` : "",
    failed ? `<p class="cb-failed">Stopped with an error</p>` : "",
    daysItem(page, question),
    list ? `<ul class="cb-verdicts">${list}</ul>` : "",
    `</li>`,
  ].join("");
}

/**
 * The page that lists an export's notebooks: title, description and verdicts of each, with links to them.
 * @param front the notebook that gives the page its title and stands apart from the rest
 */
export function indexHtml(front: IndexEntry, entries: readonly IndexEntry[]): string {
  const question = front.days ? questionHtml(front.days) : "";
  const main = [
    `<div class="cb-cell cb-text"><h1>${escapeHtml(front.title)}</h1>`,
    front.description ? `<p>${escapeHtml(front.description)}</p>` : "",
    front.days
      ? `<p class="cb-days" role="note">${question} ${hindsightHtml(front.days, { href: front.href })}</p>`
      : "",
    `<p><a class="cb-go" href="${escapeHtml(front.href)}">Read “${escapeHtml(front.title)}”</a></p></div>\n`,
    `<ol class="cb-index">${entries.map((one) => entry(one, question)).join("\n")}</ol>\n`,
  ];
  return pageHtml({
    title: front.title,
    description: front.description || front.title,
    contents: "",
    width: "narrow",
    main: main.join(""),
    footer: "",
    jsonLd: [],
    figures: false,
    code: false,
  });
}
