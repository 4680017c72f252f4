import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import type { ShownColumn } from "./table-column.js";
import { textTable } from "./text-table.js";

/** A page shows a table of more columns than this, with a text longer than that, as a list of its rows where it is narrow. */
const MAX_BESIDE = 4;
const LONG = 30;

/** What the output tells of a column. */
export type ShownHead = Pick<ShownColumn, "label" | "numeric"> & Partial<Pick<ShownColumn, "dated">>;

function style(column: ShownHead | undefined, isCell = false): string {
  if (column?.numeric) return ' class="cb-number" style="text-align:right"';
  return ` style="text-align:left${isCell && column?.dated ? ";white-space:nowrap" : ""}"`;
}

/**
 * Texts as a table to show: HTML with numbers to the right, and the same as aligned text.
 * @param shown rows of one text a column
 * @param options.more what is said under the table
 */
export function tableOutput(
  columns: readonly ShownHead[],
  shown: readonly (readonly string[])[],
  { caption = "", more = "" }: { readonly caption?: string | undefined; readonly more?: string } = {},
): Displayable {
  const head = columns.map((column) => `<th scope="col"${style(column)}>${escapeHtml(column.label)}</th>`);
  const stacks =
    columns.length > MAX_BESIDE && shown.some((cells) => cells.some((cell) => cell.length > LONG));
  const label = (at: number) => (stacks ? ` data-label="${escapeHtml(columns[at]?.label ?? "")}"` : "");
  const body = shown.map(
    (cells) =>
      `<tr>${cells.map((cell, at) => `<td${label(at)}${style(columns[at], true)}>${escapeHtml(cell)}</td>`).join("")}</tr>`,
  );
  const html = [
    `<div class="cb-table${stacks ? " cb-stack" : ""}" style="overflow-x:auto"><table>`,
    caption ? `<caption style="text-align:left">${escapeHtml(caption)}</caption>` : "",
    `<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`,
    more ? `<p class="cb-more">${more}</p>` : "",
    `</div>`,
  ];
  const plain = [...(caption ? [caption] : []), textTable(columns, shown), ...(more ? [more] : [])];
  return { mime: { "text/html": html.join(""), "text/plain": plain.join("\n") } };
}
