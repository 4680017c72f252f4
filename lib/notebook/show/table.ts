import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { date, number, percent, points } from "./format.js";
import { type TableRows, tableRows } from "./table-rows.js";
import { textTable } from "./text-table.js";
import { valueText } from "./value-text.js";

/** How a column is shown. */
export interface ColumnOptions {
  /** Default: `number` where the values are numbers, else `text`. `percent` and `points` expect decimals. */
  readonly format?: "percent" | "points" | "number" | "date" | "text";
  /** Decimals; default 1 for percentages and points, 2 for numbers, 0 for whole numbers. */
  readonly digits?: number;
  /** The head of the column; default its name. */
  readonly label?: string;
}

export interface TableOptions {
  readonly caption?: string;
  /** The columns to show, in this order; default all, as they come. */
  readonly columns?: Readonly<Record<string, ColumnOptions>>;
  /** Rows shown before "... n more rows"; default 20. */
  readonly limit?: number;
}

const MISSING = "–";
/** A page shows a table of more columns than this, with a text longer than that, as a list of its rows where it is narrow. */
const MAX_BESIDE = 4;
const LONG = 30;

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
}

interface Column extends ColumnOptions {
  readonly index: number;
  readonly label: string;
  readonly numeric: boolean;
  readonly cell: (value: unknown) => string;
}

function formatter(format: ColumnOptions["format"], digits: number | undefined): (value: unknown) => string {
  if (format === "percent") return (value) => percent(value as number, digits);
  if (format === "points") return (value) => points(value as number, digits).replace(/\D+$/, "");
  if (format === "number") return (value) => number(value as number, digits);
  if (format === "date") return (value) => date(value as string | Date).replaceAll(" ", "\u00a0");
  return (value) => {
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (value instanceof Date)
      return Number.isNaN(value.getTime()) ? MISSING : value.toISOString().slice(0, 10);
    return typeof value === "object" ? valueText(value).replace(/\s+/g, " ") : String(value);
  };
}

function column(name: string, index: number, values: readonly unknown[], options: ColumnOptions): Column {
  const known = values.filter((value) => !isMissing(value));
  const numbers = known.length > 0 && known.every((value) => typeof value === "number");
  const format = options.format ?? (numbers ? "number" : "text");
  const whole = format === "number" && known.every((value) => Number.isInteger(value));
  const show = formatter(format, options.digits ?? (whole ? 0 : undefined));
  const label = options.label ?? name;
  return {
    index,
    label: format === "points" && options.label === undefined ? `${label}, points` : label,
    numeric: ["percent", "points", "number"].includes(format),
    cell: (value) => {
      if (isMissing(value)) return MISSING;
      // A text in a number column is shown as it is rather than as "NaN".
      return typeof value !== "number" && ["percent", "points", "number"].includes(format)
        ? String(value)
        : show(value);
    },
  };
}

/**
 * Rows as a table to show: HTML with right-aligned numbers, and the same as aligned text. Missing values read "–"; text
 * from the rows is text, never markup.
 * @param source an arquero table, a danfojs DataFrame or an array of objects
 * @throws RangeError when `columns` names a column that the rows lack; where there are no rows at all, none is missed
 */
export function table(source: TableRows, options: TableOptions = {}): Displayable {
  const { caption, limit = 20 } = options;
  const { columns: names, rows } = tableRows(source);
  // A list, since an object would put names that are numbers in front.
  const asked: readonly (readonly [string, ColumnOptions])[] = options.columns
    ? Object.entries(options.columns)
    : names.map((name) => [name, {}]);
  const columns = asked.map(([name, how]) => {
    const index = names.indexOf(name);
    if (index < 0 && names.length > 0)
      throw new RangeError(`table has no column ${JSON.stringify(name)}; it has ${names.join(", ")}`);
    return column(
      name,
      index,
      rows.map((row) => row[index]),
      how,
    );
  });
  const shown = rows.slice(0, limit).map((row) => columns.map(({ index, cell }) => cell(row[index])));
  const left = rows.length - shown.length;
  const more = left > 0 ? `… ${number(left, 0)} more ${left === 1 ? "row" : "rows"}` : "";

  const align = (numeric: boolean) =>
    numeric ? ' class="cb-number" style="text-align:right"' : ' style="text-align:left"';
  const head = columns.map(
    ({ label, numeric }) => `<th scope="col"${align(numeric)}>${escapeHtml(label)}</th>`,
  );
  const stacks =
    columns.length > MAX_BESIDE && shown.some((cells) => cells.some((cell) => cell.length > LONG));
  const body = shown.map((cells) => {
    const row = cells.map((cell, at) => {
      const { label = "", numeric = false } = columns[at] ?? {};
      const head = stacks ? ` data-label="${escapeHtml(label)}"` : "";
      return `<td${head}${align(numeric)}>${escapeHtml(cell)}</td>`;
    });
    return `<tr>${row.join("")}</tr>`;
  });
  const html = [
    `<div class="cb-table${stacks ? " cb-stack" : ""}" style="overflow-x:auto"><table>`,
    caption ? `<caption style="text-align:left">${escapeHtml(caption)}</caption>` : "",
    `<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`,
    more ? `<p class="cb-more">${more}</p>` : "",
    `</div>`,
  ];
  const plain = [...(caption ? [caption] : []), textTable(columns, shown), ...(more ? [more] : [])];
  return { mime: { "text/html": html.join(""), "text/plain": plain.join("\n") } };
}
