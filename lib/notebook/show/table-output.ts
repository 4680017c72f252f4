import { TABLE, type TableData } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { textTable } from "./text-table.js";

/** A page shows a table of more columns than this, with a text longer than that, as a list of its rows where it is narrow. */
const MAX_BESIDE = 4;
const LONG = 30;

type Column = TableData["columns"][number];

function style(column: Column | undefined, isCell = false): string {
  if (column?.numeric) return ' class="cb-number" style="text-align:right"';
  return ` style="text-align:left${isCell && column?.dated ? ";white-space:nowrap" : ""}"`;
}

/**
 * A table as HTML, with numbers to the right.
 * @param below HTML that is set under it
 */
export function tableHtml({ columns, rows, caption, more }: TableData, below = ""): string {
  const head = columns.map((column) => `<th scope="col"${style(column)}>${escapeHtml(column.label)}</th>`);
  const stacks =
    columns.length > MAX_BESIDE && rows.some((cells) => cells.some((cell) => cell.length > LONG));
  const label = (at: number) => (stacks ? ` data-label="${escapeHtml(columns[at]?.label ?? "")}"` : "");
  const body = rows.map(
    (cells) =>
      `<tr>${cells.map((cell, at) => `<td${label(at)}${style(columns[at], true)}>${escapeHtml(cell)}</td>`).join("")}</tr>`,
  );
  return [
    `<div class="cb-table${stacks ? " cb-stack" : ""}" style="overflow-x:auto"><table>`,
    caption ? `<caption style="text-align:left">${escapeHtml(caption)}</caption>` : "",
    `<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`,
    more ? `<p class="cb-more">${escapeHtml(more)}</p>` : "",
    `</div>${below}`,
  ].join("");
}

/** Texts as a table to show: as HTML, as aligned text, and as data. */
export function tableOutput({ columns, rows, caption, more }: TableData): Displayable {
  const data: TableData = {
    columns: columns.map(({ label, numeric, dated }) => ({ label, numeric, ...(dated && { dated }) })),
    rows,
    ...(caption && { caption }),
    ...(more && { more }),
  };
  const plain = [...(caption ? [caption] : []), textTable(columns, rows), ...(more ? [more] : [])];
  return { mime: { "text/html": tableHtml(data), [TABLE]: data, "text/plain": plain.join("\n") } };
}
