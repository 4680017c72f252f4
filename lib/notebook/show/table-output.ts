import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import type { ShownColumn } from "./table-column.js";
import { textTable } from "./text-table.js";

/**
 * Texts as a table to show: HTML with numbers to the right, and the same as aligned text.
 * @param shown rows of one text a column
 * @param options.more what is said under the table
 */
export function tableOutput(
  columns: readonly Pick<ShownColumn, "label" | "numeric">[],
  shown: readonly (readonly string[])[],
  { caption = "", more = "" }: { readonly caption?: string | undefined; readonly more?: string } = {},
): Displayable {
  const align = (numeric: boolean) =>
    numeric ? ' class="cb-number" style="text-align:right"' : ' style="text-align:left"';
  const head = columns.map(
    ({ label, numeric }) => `<th scope="col"${align(numeric)}>${escapeHtml(label)}</th>`,
  );
  const body = shown.map(
    (cells) =>
      `<tr>${cells.map((cell, at) => `<td${align(columns[at]?.numeric === true)}>${escapeHtml(cell)}</td>`).join("")}</tr>`,
  );
  const html = [
    `<div class="cb-table" style="overflow-x:auto"><table>`,
    caption ? `<caption style="text-align:left">${escapeHtml(caption)}</caption>` : "",
    `<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`,
    more ? `<p class="cb-more">${more}</p>` : "",
    `</div>`,
  ];
  const plain = [...(caption ? [caption] : []), textTable(columns, shown), ...(more ? [more] : [])];
  return { mime: { "text/html": html.join(""), "text/plain": plain.join("\n") } };
}
