import { csvFile } from "./csv-file.js";
import { downloadLink } from "./download-link.js";
import type { FigureData } from "./figure-data.js";
import { figureTable } from "./figure-table.js";
import type { PageContent } from "./page-content.js";

/** The link to a table's CSV file, which the page then has; "" where it carries none. */
export function dataLink(table: FigureData, title: string, { data, headings }: PageContent): string {
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
