import type { TextCell } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import type { PageContent } from "./page-content.js";
import { richHtml } from "./rich-html.js";

/** The format that a raw cell is written for, "" without one. */
function formatOf({ metadata }: TextCell): string {
  const format = metadata.raw_mimetype ?? metadata.format;
  return typeof format === "string" ? format.trim().toLowerCase() : "";
}

/**
 * A raw cell as HTML. As nbconvert passes it to a page: HTML is HTML, sanitised; what is for another format, such as LaTeX or
 * reStructuredText, is left out. Without a format the cell is HTML where it begins with a tag, else it is shown as it is written.
 * @returns "" when it is left out
 */
export function rawHtml(cell: TextCell, page: PageContent): string {
  const format = formatOf(cell);
  const isHtml = format === "text/html" || format === "html";
  if (isHtml || (format === "" && /^\s*<(?:[a-z!])/i.test(cell.source))) {
    return richHtml({ "text/html": cell.source }, page);
  }
  return format === "" && cell.source.trim() !== "" ? `<pre>${escapeHtml(cell.source)}</pre>` : "";
}
