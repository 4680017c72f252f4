import type { Json } from "../../plots/figure.js";
import { escapeHtml, scriptJson } from "../show/escape-html.js";
import { number, percent } from "../show/format.js";
import { csv } from "./csv.js";
import { type FigureColumn, type FigureData, figureData } from "./figure-data.js";
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

/** Of longer tables only this many rows at either end are set; the file has them all. */
const ENDS = 15;

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
export function shownFigure(element: Element): ShownFigure | undefined {
  const text = (selector: string) => element.querySelector(selector)?.textContent ?? "";
  const image = element.querySelector("img.cb-twin");
  const figure = parsed(text('script[type="application/vnd.plotly.v1+json"]'));
  const twin = image?.getAttribute("src") ?? "";
  if (!image || !figure || !TWIN.test(twin)) return undefined;
  return {
    ...figure,
    twin,
    title: text(".cb-title"),
    subtitle: text(".cb-subtitle"),
    alt: image.getAttribute("alt") ?? "",
    caption: text(".cb-caption"),
    width: Number(image.getAttribute("width")) || 820,
    height: Number(image.getAttribute("height")) || 420,
  };
}

function formatter({ tickformat = "" }: FigureColumn, values: readonly unknown[]): (value: number) => string {
  const numbers = values.filter((value) => typeof value === "number");
  const digits = /(?:\.(\d))?[~]?%$/.exec(tickformat);
  if (digits) return (value) => percent(value, Math.max(1, Number(digits[1] ?? 1)));
  if (numbers.every(Number.isInteger)) return (value) => number(value, 0);
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(largest))));
  return (value) => number(value, decimals);
}

function dataTable({ columns, rows }: FigureData): string {
  const formats = columns.map((column, at) => {
    const values = rows.map((row) => row[at]);
    const numeric = values.every((value) => typeof value !== "string");
    // Years and counts along an axis carry no thousands' commas.
    const show = at === 0 ? String : formatter(column, values);
    return { numeric, show };
  });
  const align = (at: number) => (formats[at]?.numeric ? ' class="cb-number"' : "");
  const head = columns.map(({ label }, at) => `<th scope="col"${align(at)}>${escapeHtml(label)}</th>`);
  const line = (row: FigureData["rows"][number]) =>
    `<tr>${row
      .map((value, at) => {
        const text = value === null ? "–" : typeof value === "string" ? value : formats[at]?.show(value);
        return `<td${align(at)}>${escapeHtml(text ?? "")}</td>`;
      })
      .join("")}</tr>`;
  const left = rows.length - 2 * ENDS;
  const body =
    left <= 1
      ? rows.map(line)
      : [
          ...rows.slice(0, ENDS).map(line),
          `<tr class="cb-gap"><td colspan="${columns.length}">… ${number(left, 0)} more rows; the CSV file has all ${number(rows.length, 0)} …</td></tr>`,
          ...rows.slice(-ENDS).map(line),
        ];
  return `<div class="cb-table"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function address(mime: string, content: string): string {
  return `data:${mime};base64,${Buffer.from(content).toString("base64")}`;
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
  const values = `\uFEFF${csv(
    table.columns.map(({ label }) => label),
    table.rows,
  )}`;
  const hasData = table.columns.length > 0;
  return [
    `<div class="cb-plate"><figure class="cb-figure">`,
    `<div class="cb-title">${escapeHtml(title)}</div>`,
    subtitle ? `<div class="cb-subtitle">${escapeHtml(subtitle)}</div>` : "",
    `<img class="cb-twin" width="${width}" height="${height}" alt="${escapeHtml(alt)}" src="${twin}">`,
    `<script type="application/vnd.plotly.v1+json">${scriptJson({ data, layout })}</script>`,
    caption ? `<figcaption class="cb-caption">${escapeHtml(caption)}</figcaption>` : "",
    `</figure><div class="cb-tools">`,
    hasData ? `<details class="cb-data"><summary>Data</summary>${dataTable(table)}</details>` : "",
    `<div class="cb-downloads">`,
    download("svg", picture, "Download the figure as SVG"),
    hasData ? download("csv", address("text/csv;charset=utf-8", values), "Download the data as CSV") : "",
    `</div></div></div>`,
  ].join("");
}
