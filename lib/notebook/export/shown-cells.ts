import type { FigureData } from "./figure-data.js";
import type { Cell } from "./figure-series.js";
import { attribute, elementsIn, type HtmlElement, isElement, textOf } from "./html-tree.js";

const MISSING = new Set(["", "–", "n/a", "NaN", "NaT", "<NA>"]);
const MAX_SPAN = 1000;
/** Cells that spans may add to a table, for each that it has. */
const MAX_ADDED = 10;

/** A cell as text that programs read as well: a plain minus sign, no commas in a number, nothing for a missing one. */
function plain(text: string): Cell {
  const value = text.replace(/\s+/g, " ").trim();
  if (MISSING.has(value)) return null;
  const signed = value.replace(/^\u2212(?=[\d.])/, "-");
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/.test(signed) ? signed.replaceAll(",", "") : signed;
}

function span(cell: HtmlElement, name: string): number {
  const number = Number.parseInt(attribute(cell, name) ?? "1", 10);
  return Math.min(Math.max(1, number || 1), MAX_SPAN);
}

const isCell = ({ tagName }: HtmlElement) => tagName === "td" || tagName === "th";

/** The cells of rows in their columns; one that spans several stands in each. */
function grid(rows: readonly HtmlElement[], read: (cell: HtmlElement) => Cell): Cell[][] {
  const lines: Cell[][] = rows.map(() => []);
  let [own, added] = [0, 0];
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.childNodes.filter(isElement).filter(isCell)) {
      while (lines[at]?.[column] !== undefined) column += 1;
      const [wide, high] = [span(cell, "colspan"), Math.min(span(cell, "rowspan"), lines.length - at)];
      own += 1;
      added += wide * high - 1;
      const isTooMany = added > 10_000 + MAX_ADDED * own;
      if (isTooMany) added -= wide * high - 1;
      const [width, height] = isTooMany ? [1, 1] : [wide, high];
      const value = read(cell);
      for (const line of lines.slice(at, at + height)) {
        for (let more = 0; more < width; more += 1) line[column + more] = value;
      }
      column += width;
    }
  });
  const widest = Math.max(0, ...lines.map((line) => line.length));
  return lines.map((line) => Array.from({ length: widest }, (_, at) => line[at] ?? null));
}

/**
 * A table of texts as a program reads it.
 * @returns undefined without a row, or with less than two columns
 */
export function shownRows(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): FigureData | undefined {
  if (rows.length === 0 || heads.length < 2) return undefined;
  const columns = heads.map((label) => ({ label: String(plain(label) ?? "") }));
  return { columns, rows: rows.map((row) => row.map(plain)) };
}

/**
 * A table of HTML as it is shown, with heads of several rows read together.
 * @param table the element
 * @param text how the text of a cell reads where formulas stand for themselves; default as it is
 * @returns undefined without a row under the head, or with less than two columns
 */
export function shownCells(
  table: HtmlElement,
  text: (held: string) => string = (held) => held,
): FigureData | undefined {
  const rows = elementsIn(table, ({ tagName }) => tagName === "tr");
  const isHead = (row: HtmlElement) =>
    (row.parentNode as HtmlElement).tagName === "thead" ||
    row.childNodes
      .filter(isElement)
      .filter(isCell)
      .every(({ tagName }) => tagName === "th");
  const body = rows.findIndex((row) => !isHead(row));
  if (body < 0) return undefined;
  const all = grid(rows, (cell) => plain(text(textOf(cell))));
  const width = all[0]?.length ?? 0;
  if (width < 2) return undefined;
  const head = all.slice(0, body);
  const label = (at: number) =>
    [...new Set(head.map((line) => line[at]).filter((part) => part !== null))].join(" ");
  return { columns: Array.from({ length: width }, (_, at) => ({ label: label(at) })), rows: all.slice(body) };
}
