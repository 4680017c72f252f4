import type { Json } from "../../ipynb/notebook.js";
import { escapeHtml } from "../../show/escape-html.js";
import { dataTable } from "../data-links.js";
import { figureData } from "../figure-data.js";
import { figureHtml } from "../figure-html.js";
import type { PageContent } from "../page-content.js";
import { plotlyFigure } from "./plotly-figure.js";

/** plotly's JSON, under the names of all its versions. */
export const PLOTLY_MIME = /^application\/vnd\.plotly\.v\d+\+json$/;

/**
 * A plotly figure as HTML, drawn by the plotly.js of the page. One with traces that this cannot draw is named, with what else
 * there is of it: what the output holds besides, else its data as a table.
 * @param others what else the output offers, as HTML; "" for nothing
 * @returns "" when the JSON is no figure
 */
export function plotlyHtml(json: Json, page: PageContent, others: () => string): string {
  const found = plotlyFigure(json);
  if (!found) return "";
  if ("figure" in found) {
    page.figures += 1;
    return figureHtml(found.figure, { whole: found.whole, data: page.data, tables: page.tables });
  }
  const { undrawn, title, data, layout } = found;
  const name = title === "" ? "this figure" : `“${title}”`;
  const why = `The page's plotly.js cannot draw ${name}: it has no traces ${undrawn}.`;
  const note = `<p class="cb-unshown">${escapeHtml(why)}</p>`;
  const other = others();
  if (other !== "") return note + other;
  const table = figureData({ data, layout });
  return table.columns.length === 0 ? note : note + dataTable(table, title, page);
}
