import { type Cell, type CodeCell, tagsOf } from "../ipynb/notebook.js";
import { escapeHtml } from "../show/escape-html.js";
import { highlight } from "./highlight.js";
import { markdownHtml } from "./markdown-html.js";
import { outputHtml } from "./output-html.js";
import type { PageContent } from "./page-content.js";

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
  return `<details class="cb-code"><summary>${about} <span class="cb-count">${count}</span></summary><pre><code class="hljs">${highlight(source, language)}</code></pre></details>`;
}

/**
 * A cell as HTML under its anchor, the code of a code cell folded over its outputs.
 * @param language of the code
 */
export function cellHtml(cell: Cell, page: PageContent, language: string): string {
  const anchor = cellAnchor(cell);
  const wrap = (kind: string, html: string) =>
    `<div class="cb-cell cb-${kind}" id="${anchor}">${html}</div>\n`;
  if (cell.cell_type === "code") {
    const place = { anchor, label: cellLabel(cell) };
    const outputs = cell.outputs.map((output) => outputHtml(output, page, place));
    return wrap("run", [codeHtml(cell, language), ...outputs].join(""));
  }
  if (cell.cell_type === "markdown") return wrap("text", markdownHtml(cell.source, page, cell.attachments));
  return wrap("raw", `<pre>${escapeHtml(cell.source)}</pre>`);
}
