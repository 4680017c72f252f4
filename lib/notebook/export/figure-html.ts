import { fromBase64 } from "../../platform/base64.js";
import type { Json } from "../../plots/figure.js";
import { escapeHtml, scriptJson } from "../show/escape-html.js";
import { cleanSvg } from "./clean-svg.js";
import { csvFile } from "./csv-file.js";
import type { AddedFiles } from "./data-files.js";
import { downloadLink } from "./download-link.js";
import { figureData } from "./figure-data.js";
import { figureTable } from "./figure-table.js";
import { slug } from "./slug.js";

type JsonObject = { readonly [key: string]: Json | undefined };

/** A figure as a cell has shown it. */
export interface ShownFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly alt: string;
  readonly caption: string;
  readonly width: number;
  readonly height: number;
  /** The static SVG as an address that holds it, sanitised. */
  readonly staticSvg: string;
  readonly data: readonly Json[];
  readonly layout: JsonObject;
}

/** As for the interactive plot, in `figure.js`. */
const MAX_SIZE = 4000;
const PLOTLY = "application/vnd.plotly.v1+json";

/** A width or height of a figure in pixels; none makes a page of any height. */
function bounded(size: unknown): number | undefined {
  const pixels = Math.round(Number(size));
  return pixels > 0 ? Math.min(pixels, MAX_SIZE) : undefined;
}

/** The height of the figure where a phone lays it out otherwise, so that its place is kept until it is drawn. */
function narrowStyle({ meta }: JsonObject): string {
  const { narrow } = (meta ?? {}) as { readonly narrow?: { readonly layout?: { readonly height?: Json } } };
  const height = bounded(narrow?.layout?.height);
  return height !== undefined ? ` style="--cb-narrow-height:${height}px"` : "";
}

/**
 * A figure as the page shows it: title, static SVG, the figure's JSON for the interactive plot, caption; under it the data
 * as a folded table, and static SVG and data as files to download, which the page holds itself.
 * @param options.whole the static SVG under its title, for the download; default the static SVG alone
 * @param options.data the page's files, where the data are to be one of them
 * @param options.tables where the page lists the tables that it has read, as a link
 */
export function figureHtml(
  figure: ShownFigure,
  {
    whole,
    data: files,
    tables,
  }: {
    readonly whole?: string;
    readonly data?: AddedFiles | undefined;
    readonly tables?: string | undefined;
  } = {},
): string {
  const { title, subtitle, alt, caption, width, height, staticSvg, data, layout } = figure;
  const table = figureData(figure);
  const file = slug(title) || "figure";
  const hasData = table.columns.length > 0;
  // A file is read away from its figure: no column is without a name.
  const named = table.columns.map((column) => ({ ...column, label: column.label || "x" }));
  const values = hasData ? csvFile({ ...table, columns: named }) : "";
  const name = (hasData && files?.add(file, values)) || `${file}.csv`;
  // A file that is saved and opened is no image: what runs in it would run.
  const picture = (whole && cleanSvg(whole)) || fromBase64(staticSvg.replace(/^[^,]*,/, ""));
  return [
    `<div class="cb-plate"><figure class="cb-figure">`,
    title ? `<div class="cb-title">${escapeHtml(title)}</div>` : "",
    subtitle ? `<div class="cb-subtitle">${escapeHtml(subtitle)}</div>` : "",
    `<div class="cb-static"${narrowStyle(layout)}><img class="cb-static-svg" width="${width}" height="${height}" alt="${escapeHtml(alt)}" src="${staticSvg}"></div>`,
    `<script type="${PLOTLY}">${scriptJson({ data, layout })}</script>`,
    caption ? `<figcaption class="cb-caption">${escapeHtml(caption)}</figcaption>` : "",
    `</figure><div class="cb-tools">`,
    hasData ? `<details class="cb-data"><summary>Data</summary>${figureTable(table)}</details>` : "",
    `<div class="cb-downloads">`,
    tables === undefined
      ? ""
      : `<a class="cb-tables-link" href="${escapeHtml(tables)}" title="Tables that this page has read, with their vintages">Tables</a>`,
    downloadLink(
      { name: `${file}.svg`, mime: "image/svg+xml", content: picture },
      { text: "SVG", label: "Download the figure as SVG", of: title },
    ),
    hasData
      ? downloadLink(
          { name, mime: "text/csv;charset=utf-8", content: values },
          { text: "CSV", label: "Download the data as CSV", of: title },
        )
      : "",
    `</div></div></div>`,
  ].join("");
}
