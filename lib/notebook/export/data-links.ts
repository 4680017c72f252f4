import { csvFile } from "./csv-file.js";
import { downloadLink } from "./download-link.js";
import type { FigureData } from "./figure-data.js";
import { figureTable } from "./figure-table.js";
import {
  elementsIn,
  firstIn,
  type HtmlParent,
  isElement,
  parseHtml,
  replaceNodes,
  textOf,
  withClass,
} from "./html-tree.js";
import type { PageContent } from "./page-content.js";
import { shownCells } from "./shown-cells.js";

/** The link to a table's CSV file, which the page then has; "" where it carries none. */
function dataLink(table: FigureData, title: string, { data, headings }: PageContent): string {
  if (!data || table.columns.length === 0) return "";
  const content = csvFile(table);
  const name = data.add(title || headings.at(-1)?.text || "table", content);
  const link = downloadLink(
    { name, mime: "text/csv;charset=utf-8", content },
    { text: "CSV", label: "Download the table as CSV", of: title || name },
  );
  return `<div class="cb-tools"><div class="cb-downloads">${link}</div></div>`;
}

/** A table with the data of what a page cannot draw, and its file where the page carries files. */
export function dataTable(table: FigureData, title: string, page: PageContent): string {
  return figureTable(table, { isFile: page.data !== undefined }) + dataLink(table, title, page);
}

/** Puts a link to its CSV file under each table of a tree, where the page carries files. */
export function linkTables(tree: HtmlParent, page: PageContent): void {
  if (!page.data) return;
  const isBox = withClass("cb-table");
  replaceNodes(tree, (node) => {
    if (!isElement(node) || !isBox(node)) return undefined;
    const tables = elementsIn(node, ({ tagName }) => tagName === "table");
    const links = tables.map((table) => {
      const cells = shownCells(table, (held) => page.placeholders.text(held));
      const caption = textOf(firstIn(table, ({ tagName }) => tagName === "caption")).trim();
      return cells ? dataLink(cells, page.placeholders.text(caption), page) : "";
    });
    return [node, ...parseHtml(links.join("")).childNodes];
  });
}
