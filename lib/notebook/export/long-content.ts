/** What begins a line of its own. Rows of tables do not count: tables scroll in their own boxes. */
const LINES = /<(?:blockquote|br|dd|details|div|dt|figure|h[1-6]|hr|img|li|mtr|p|pre)\b/g;
const MAX_LINES = 600;
const MAX_CHARACTERS = 100_000;

/**
 * Whether HTML is longer than what a page shows without a box of its own to scroll in: some ten screens.
 * @example isLong("<br>".repeat(1000)) // => true
 */
export function isLong(html: string): boolean {
  if (html.length < 2 * MAX_LINES) return false;
  if ((html.match(LINES)?.length ?? 0) > MAX_LINES) return true;
  return html.length > MAX_CHARACTERS && html.replace(/<[^>]*>/g, "").length > MAX_CHARACTERS;
}
