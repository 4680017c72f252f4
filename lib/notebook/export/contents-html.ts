import { escapeHtml } from "../show/escape-html.js";
import type { Heading } from "./page-content.js";

function list(headings: readonly Heading[]): string {
  const top = headings.reduce((least, { level }) => Math.min(least, level), 6);
  const items = headings.map(
    ({ level, text, id }) =>
      `<li class="cb-level-${level - top + 1}"><a href="#${escapeHtml(encodeURIComponent(id))}">${escapeHtml(text)}</a></li>`,
  );
  return `<ol>${items.join("")}</ol>`;
}

/**
 * The table of contents twice, of which a page shows one: a column beside the text where there is room, else folded above
 * it. "" with fewer than two headings.
 * @param headings of the page but its title
 */
export function contentsHtml(headings: readonly Heading[]): string {
  const listed = headings.filter(({ level }) => level <= 3);
  if (listed.length < 2) return "";
  const items = list(listed);
  return [
    `<nav class="cb-contents cb-side" aria-label="Contents"><p>Contents</p>${items}</nav>`,
    `<nav class="cb-contents cb-folded" aria-label="Contents"><details><summary>Contents</summary>${items}</details></nav>`,
  ].join("\n");
}
