import { escapeHtml } from "../../show/escape-html.js";
import { date } from "../../show/format.js";
import { vintageText } from "../../show/vintage-text.js";
import type { FrontBook } from "./front-book.js";

type SourceTable = FrontBook["tables"][number];

/** The id of a table's row. */
export const sourceId = (table: string) => `cb-source-${table}`;

/** A publisher with its address, where that is one of the web's. */
function publisher({ title, path }: SourceTable["sources"][number]): string {
  const text = escapeHtml(title);
  const isAddress = /^https:\/\//i.test(path) && URL.canParse(path);
  return isAddress ? `<a href="${escapeHtml(path)}" rel="noopener noreferrer external">${text}</a>` : text;
}

function row({ name, title, to, vintage, sources }: SourceTable): string {
  const cells = [
    ["Table", `${escapeHtml(title)}<br><small>${escapeHtml(name)}</small>`],
    ["Reaches", escapeHtml(date(to))],
    ["Vintage", escapeHtml(vintageText(vintage))],
    ["Published by", sources.map(publisher).join("; ")],
  ] as const;
  const html = cells.map(([label, cell]) => `<td data-label="${label}">${cell}</td>`).join("");
  return `<tr id="${escapeHtml(sourceId(name))}">${html}</tr>`;
}

/** The tables that the pages have read, each with its publishers' addresses, its last period and its vintage; "" for none. */
export function sourcesHtml(tables: readonly SourceTable[]): string {
  if (tables.length === 0) return "";
  const heads = ["Table", "Reaches", "Vintage", "Published by"];
  return [
    `<h2>Sources</h2>\n<div class="cb-table cb-stack cb-sources"><table aria-label="Tables read, with their publishers">`,
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>`,
    `<tbody>${tables.map(row).join("\n")}</tbody></table></div>\n`,
  ].join("");
}
