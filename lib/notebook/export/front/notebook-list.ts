import { escapeHtml } from "../../show/escape-html.js";
import { hindsightHtml, questionHtml } from "../page-days.js";
import { type FrontEntry, pageHref } from "./front-entry.js";
import { countsSentence } from "./verdict-counts.js";

/** What is said of a page's days, as far as the top has not said it: its question, and what on it is hindsight. */
function daysItem({ name, days }: FrontEntry, said: string): string {
  if (!days) return "";
  const parts = [questionHtml(days), hindsightHtml(days, { href: pageHref(name) })].filter(
    (part) => !said.includes(part),
  );
  return parts.length === 0 ? "" : `<p class="cb-days">${parts.join(" ")}</p>`;
}

function item(entry: FrontEntry, said: string): string {
  const { name, title, description, verdicts, failed } = entry;
  const counts = countsSentence(verdicts.map(({ verdict }) => verdict));
  return [
    `<li class="cb-entry"><h3><a href="${escapeHtml(pageHref(name))}">${escapeHtml(title)}</a></h3>`,
    description ? `<p>${escapeHtml(description)}</p>` : "",
    counts ? `<p class="cb-comes-to">${counts}</p>` : "",
    failed ? `<p class="cb-failed">Stopped with an error</p>` : "",
    daysItem(entry, said),
    `</li>`,
  ].join("");
}

/**
 * The pages of an export as a list: title, first sentence, and what its claims come to.
 * @param said what is said above the list of its days
 */
export function notebookList(entries: readonly FrontEntry[], said: string): string {
  if (entries.length === 0) return "";
  return `<h2>Notebooks</h2>\n<ol class="cb-index">${entries.map((one) => item(one, said)).join("\n")}</ol>\n`;
}
