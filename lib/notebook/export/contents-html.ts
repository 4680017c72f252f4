import { escapeHtml } from "../show/escape-html.js";
import type { Heading } from "./page-content.js";

/** A list of headings with links to them; "" for none. */
export function headingList(headings: readonly Heading[]): string {
  if (headings.length === 0) return "";
  const top = headings.reduce((least, { level }) => Math.min(least, level), 6);
  const items = headings.map(
    ({ level, text, id }) =>
      `<li class="cb-level-${level - top + 1}"><a href="#${escapeHtml(encodeURIComponent(id))}">${escapeHtml(text)}</a></li>`,
  );
  return `<ol>${items.join("")}</ol>`;
}

/** The headings that contents list; none where there are fewer than two. */
export function listedHeadings(headings: readonly Heading[]): Heading[] {
  const listed = headings.filter(({ level }) => level <= 3);
  return listed.length < 2 ? [] : listed;
}

/**
 * The table of contents twice, of which a page shows one: a column beside the text where there is room, else folded above
 * it. "" without headings.
 * @param headings as {@link listedHeadings} gives them
 */
export function contentsHtml(headings: readonly Heading[]): string {
  const items = headingList(headings);
  if (items === "") return "";
  return [
    `<nav class="cb-contents cb-side" aria-label="Contents"><p>Contents</p>${items}</nav>`,
    `<nav class="cb-contents cb-folded" aria-label="Contents"><details><summary>Contents</summary>${items}</details></nav>`,
  ].join("\n");
}
