import type { Json, JsonObject, MimeBundle } from "../ipynb/notebook.js";
import { objectOf } from "../ipynb/object-of.js";
import { dataTable } from "./data-links.js";
import type { PageContent } from "./page-content.js";
import { jsonAt } from "./plotly/plotly-call.js";

/** Tools whose outputs are drawn by scripts of their own, by the types of their outputs. */
const TOOLS: readonly (readonly [mime: RegExp, name: string])[] = [
  [/^application\/vnd\.vegalite\.v\d/, "Vega-Lite"],
  [/^application\/vnd\.vega\.v\d/, "Vega"],
  [/^application\/vnd\.bokehjs/, "Bokeh"],
  [/^application\/vnd\.holoviews/, "HoloViews"],
  [/^application\/geo\+json/, "a map viewer"],
  [/^text\/vnd\.mermaid/, "Mermaid"],
];

/** The tool that draws an output with a script; undefined when none that is known does. */
export function toolName(data: MimeBundle): string | undefined {
  return TOOLS.find(([mime]) => Object.keys(data).some((type) => mime.test(type)))?.[1];
}

/** The tool that scripts in HTML call to draw; undefined when none that is known is. */
export function toolInHtml(html: string): string | undefined {
  if (/vegaEmbed|vega-embed/.test(html)) return "Vega-Lite";
  if (/\bBokeh\b/.test(html)) return "Bokeh";
  if (/\bPlotly\./.test(html)) return "plotly.js";
  return /\bL\.map\(|folium|maps\.Map\(/.test(html) ? "Leaflet" : undefined;
}

/** The specification that altair's HTML hands to vega-embed; undefined when there is none. */
function vegaInHtml(html: string): Json | undefined {
  const start = /(?:var spec\s*=\s*|\}\)\()(?=\{)/.exec(html);
  return start ? jsonAt(html, start.index + start[0].length) : undefined;
}

/** The rows that a Vega or Vega-Lite specification holds itself. */
function rowsOf(specification: JsonObject): readonly JsonObject[] {
  const { data, datasets } = specification;
  const candidates = [
    ...Object.values(objectOf(datasets)),
    data,
    objectOf(data).values,
    ...(Array.isArray(data) ? data.map((one) => objectOf(one as Json).values) : []),
  ];
  const rows = candidates.find((one) => Array.isArray(one) && one.length > 0) as readonly Json[] | undefined;
  return (rows ?? []).map(objectOf).filter((row) => Object.keys(row).length > 0);
}

/** Cells of a largest table. */
const MAX_CELLS = 500_000;

/** The data of a Vega or Vega-Lite chart, or of a table that only a viewer sets, as a table; "" when the output holds none. */
export function toolTable(data: MimeBundle, page: PageContent): string {
  const mime = Object.keys(data).find((type) => /^application\/vnd\.(?:vega|dataresource)/.test(type));
  const html = typeof data["text/html"] === "string" ? data["text/html"] : "";
  const rows = rowsOf(objectOf(mime === undefined ? vegaInHtml(html) : data[mime]));
  if (rows.length === 0) return "";
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  // Rows that have no column in common would make a table of their square.
  const names = all.slice(0, Math.max(1, Math.floor(MAX_CELLS / rows.length)));
  const cell = (value: Json | undefined) =>
    typeof value === "number" || typeof value === "string"
      ? value
      : value == null
        ? null
        : JSON.stringify(value);
  const table = {
    columns: names.map((label) => ({ label })),
    rows: rows.map((row) => names.map((name) => cell(row[name]))),
  };
  return dataTable(table, "", page);
}
