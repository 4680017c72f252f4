import { type Cell, type CodeCell, tagsOf } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import { cellOutputsHtml } from "./cell-outputs-html.js";
import { highlightCell } from "./highlight.js";
import { isLong } from "./long-content.js";
import { markdownHtml } from "./markdown-html.js";
import type { PageContent } from "./page-content.js";
import { rawHtml } from "./raw-html.js";
import { expectsError } from "./visible-notebook.js";

/** The anchor of a cell on its page. */
export function cellAnchor({ id }: Cell): string {
  return `cell-${id}`;
}

/** How a reader calls a code cell. */
export function cellLabel({ execution_count: count }: CodeCell): string {
  return count === null ? "a cell that has not run" : `cell [${count}]`;
}

function codeHtml(cell: CodeCell, language: string): string {
  const source = cell.source.trim();
  if (source === "") return "";
  const about = tagsOf(cell).some((tag) => tag === "parameters" || tag === "injected-parameters")
    ? "Parameters"
    : "Code";
  const count = cell.execution_count === null ? "not run" : `[${cell.execution_count}]`;
  return `<details class="cb-code"><summary>${about} <span class="cb-count">${count}</span></summary><pre><code class="hljs">${highlightCell(source, language)}</code></pre></details>`;
}

/** How cells are rendered. */
export interface CellOptions {
  /** Of the code. */
  readonly language: string;
  /** What is said under a cell, by its id. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** A cell as HTML under its anchor, the code of a code cell folded over its outputs. */
export function cellHtml(cell: Cell, page: PageContent, { language, notes }: CellOptions): string {
  const anchor = cellAnchor(cell);
  const said = notes?.get(cell.id);
  const note = said === undefined ? "" : `<p class="cb-unshown">${escapeHtml(said)}</p>`;
  const wrap = (kind: string, html: string) =>
    `<div class="cb-cell cb-${kind}${kind !== "run" && isLong(html) ? " cb-long" : ""}" id="${anchor}">${html.trim() === "" ? "" : html}${note}</div>\n`;
  if (cell.cell_type === "code") {
    const place = { anchor, label: cellLabel(cell), expectsError: expectsError(cell) };
    return wrap("run", codeHtml(cell, language) + cellOutputsHtml(cell.outputs, page, place));
  }
  if (cell.cell_type === "markdown") return wrap("text", markdownHtml(cell.source, page, cell.attachments));
  const html = rawHtml(cell, page);
  return html === "" ? "" : wrap("raw", html);
}
