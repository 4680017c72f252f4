import { escapeHtml } from "../show/escape-html.js";
import { number, percent } from "../show/format.js";
import type { FigureData } from "./figure-data.js";
import type { FigureColumn } from "./figure-series.js";

/** Of longer tables only this many rows at either end are set; the file has them all. */
const ENDS = 15;

function formatter({ tickformat = "" }: FigureColumn, values: readonly unknown[]): (value: number) => string {
  const numbers = values.filter((value) => typeof value === "number");
  const digits = /(?:\.(\d))?[~]?%$/.exec(tickformat);
  if (digits) return (value) => percent(value, Math.max(1, Number(digits[1] ?? 1)));
  if (numbers.every(Number.isInteger)) return (value) => number(value, 0);
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(largest))));
  return (value) => number(value, decimals);
}

/**
 * The data under a figure as HTML: numbers as the figure's axes write them, of a long table both ends.
 * @param options.isFile is the whole table a file on the page? A long one says so
 */
export function figureTable(
  { columns, rows }: FigureData,
  { isFile = true }: { readonly isFile?: boolean } = {},
): string {
  const formats = columns.map((column, at) => {
    const values = rows.map((row) => row[at]);
    const numeric = values.every((value) => typeof value !== "string");
    // Years and counts along an axis carry no thousands' commas.
    const counts = at === 0 && values.every((value) => Number.isInteger(value));
    const show = counts ? String : formatter(column, values);
    return { numeric, show };
  });
  const align = (at: number) => (formats[at]?.numeric ? ' class="cb-number"' : "");
  const head = columns.map(({ label }, at) =>
    label === "" ? "<td></td>" : `<th scope="col"${align(at)}>${escapeHtml(label)}</th>`,
  );
  const line = (row: FigureData["rows"][number]) =>
    `<tr>${row
      .map((value, at) => {
        const text = value === null ? "–" : typeof value === "string" ? value : formats[at]?.show(value);
        return `<td${align(at)}>${escapeHtml(text ?? "")}</td>`;
      })
      .join("")}</tr>`;
  const left = rows.length - 2 * ENDS;
  const whole = isFile ? `; the CSV file has all ${number(rows.length, 0)}` : "";
  const body =
    left <= 1
      ? rows.map(line)
      : [
          ...rows.slice(0, ENDS).map(line),
          `<tr class="cb-gap"><td colspan="${columns.length}">… ${number(left, 0)} more rows${whole} …</td></tr>`,
          ...rows.slice(-ENDS).map(line),
        ];
  return `<div class="cb-table"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
