import type { Json } from "../../plots/figure.js";
import { escapeHtml, scriptJson } from "../show/escape-html.js";
import { csv } from "./csv.js";
import { figureData } from "./figure-data.js";
import type { FigureColumn } from "./figure-series.js";
import { figureTable } from "./figure-table.js";
import { attribute, firstIn, type HtmlElement, textOf, withClass } from "./html-tree.js";
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
  /** The static twin as an address that holds it. */
  readonly twin: string;
  readonly data: readonly Json[];
  readonly layout: JsonObject;
}

const PLOTLY = "application/vnd.plotly.v1+json";
const TWIN = /^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+$/;

function parsed(text: string): { data: readonly Json[]; layout: JsonObject } | undefined {
  try {
    const { data, layout } = JSON.parse(text) as { data?: Json; layout?: Json };
    const isLayout = typeof layout === "object" && layout !== null && !Array.isArray(layout);
    return Array.isArray(data) && isLayout ? { data, layout: layout as JsonObject } : undefined;
  } catch {
    return undefined;
  }
}

/** The figure that an element with the class `cb-figure` shows; undefined when it is not as `show` writes it. */
export function shownFigure(element: HtmlElement): ShownFigure | undefined {
  const text = (name: string) => textOf(firstIn(element, withClass(name)));
  const isTwin = withClass("cb-twin");
  const image = firstIn(element, (one) => one.tagName === "img" && isTwin(one));
  const script = firstIn(element, (one) => one.tagName === "script" && attribute(one, "type") === PLOTLY);
  const figure = parsed(textOf(script));
  const twin = (image && attribute(image, "src")) ?? "";
  if (!image || !figure || !TWIN.test(twin)) return undefined;
  return {
    ...figure,
    twin,
    title: text("cb-title"),
    subtitle: text("cb-subtitle"),
    alt: attribute(image, "alt") ?? "",
    caption: text("cb-caption"),
    width: Number(attribute(image, "width")) || 820,
    height: Number(attribute(image, "height")) || 420,
  };
}

function address(mime: string, content: string): string {
  return `data:${mime};base64,${Buffer.from(content).toString("base64")}`;
}

/** The head of a column in the file, whose numbers are as the figure holds them: decimals where its axis writes percent. */
function fileLabel({ label, tickformat }: FigureColumn): string {
  return tickformat?.endsWith("%") ? label.replace(", %", ", decimal") : label;
}

/**
 * A figure as the page shows it: title, static twin, the figure's JSON for the interactive plot, caption; under it the data
 * as a folded table, and twin and data as files to download, which the page holds itself.
 * @param whole the twin under its title, for the download; default the twin alone
 */
export function figureHtml(figure: ShownFigure, { whole }: { readonly whole?: string } = {}): string {
  const { title, subtitle, alt, caption, width, height, twin, data, layout } = figure;
  const table = figureData(figure);
  const file = slug(title) || "figure";
  const picture = whole === undefined ? twin : address("image/svg+xml", whole);
  const download = (kind: string, href: string, label: string) =>
    `<a class="cb-download" download="${file}.${kind}" href="${href}" title="${label}" aria-label="${label}: ${escapeHtml(title)}">${kind.toUpperCase()}</a>`;
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  const values = `\uFEFF${csv(table.columns.map(fileLabel), table.rows)}`;
  const hasData = table.columns.length > 0;
  return [
    `<div class="cb-plate"><figure class="cb-figure">`,
    title ? `<div class="cb-title">${escapeHtml(title)}</div>` : "",
    subtitle ? `<div class="cb-subtitle">${escapeHtml(subtitle)}</div>` : "",
    `<div class="cb-static"><img class="cb-twin" width="${width}" height="${height}" alt="${escapeHtml(alt)}" src="${twin}"></div>`,
    `<script type="${PLOTLY}">${scriptJson({ data, layout })}</script>`,
    caption ? `<figcaption class="cb-caption">${escapeHtml(caption)}</figcaption>` : "",
    `</figure><div class="cb-tools">`,
    hasData ? `<details class="cb-data"><summary>Data</summary>${figureTable(table)}</details>` : "",
    `<div class="cb-downloads">`,
    download("svg", picture, "Download the figure as SVG"),
    hasData ? download("csv", address("text/csv;charset=utf-8", values), "Download the data as CSV") : "",
    `</div></div></div>`,
  ].join("");
}
