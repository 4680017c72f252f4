import { type CsvText, parseCsv } from "../store/parse-csv.js";
import { checkAscending, type DatedSeries, dayOf } from "./dates.js";
import { packedText } from "./packed-text.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";

/** One table of a file of Kenneth R. French's data library. */
export interface FrenchTable {
  /** The lines above the header, joined; "" for a file's only table. */
  readonly title: string;
  /** By the width of the dates: YYYYMMDD, YYYYMM, YYYY. */
  readonly frequency: "daily" | "monthly" | "annual";
  /** Headings as published, but deciles always `Dec 2` (newer files write `2-Dec`). */
  readonly columns: readonly string[];
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, ascending. */
  readonly periods: readonly string[];
  /** One array a column, as long as `periods`, in the publisher's unit; null where -99.99 or -999 marks a missing value. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** A file of the data library. */
export interface FrenchFile {
  readonly file: string;
  /** Month of the CRSP database, `YYYYMM`, from the first lines; null when they do not say. */
  readonly vintage: string | null;
  readonly tables: readonly FrenchTable[];
}

const FREQUENCIES = { 8: "daily", 6: "monthly", 4: "annual" } as const;

/** A line of a file that is not blank. */
interface Line {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly isAfterBlank: boolean;
}

/**
 * The tables of a CSV file of the data library: a preamble, then one or more tables, each a title, a header whose first cell is blank or
 * `Date`, and rows that start with a date. Trailing commas, quoted cells and blank lines do not matter: a spreadsheet saves them so.
 * @param file the file's name, for messages
 * @throws SourceError when there is no table, or one has rows of another length, a cell that is no number, or dates out of order
 */
export function parseFrench(text: string, { file }: { readonly file: string }): FrenchFile {
  return asSourceFailure(`${file} cannot be read`, () => tablesOf(text, file));
}

function tablesOf(text: string, file: string): FrenchFile {
  const lines = linesOf(text);
  const tables: FrenchTable[] = [];
  /** The lines since the last table, a list a paragraph. */
  let above: string[][] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    if (!isHeader(line) || !isRow(lines[at + 1])) {
      if (line.isAfterBlank || above.length === 0) above.push([]);
      above.at(-1)?.push(textOf(line));
      continue;
    }
    let end = at + 1;
    while (isRow(lines[end])) end += 1;
    const title = titleOf(above, line.isAfterBlank);
    tables.push(parseTable(line, lines.slice(at + 1, end), { file, title }));
    checkEnd(lines[end], file);
    above = [];
    at = end - 1;
  }
  if (tables.length === 0) {
    throw changedFormat(file, {
      expected: "a header line that starts with a comma, above lines that start with a date",
      found: text.trimStart().slice(0, 80),
    });
  }
  const start = lines.slice(0, 5).map(textOf).join(" ");
  return { file, vintage: /using the (\d{6})\b/.exec(start)?.[1] ?? null, tables };
}

/** The lines with at least one cell that is not blank. */
function linesOf(text: string): readonly Line[] {
  const { records, lines } = cellsOf(text);
  let before = 0;
  return records.flatMap((record, row) => {
    const number = lines[row] as number;
    const cells = record.map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) return [];
    const isAfterBlank = number > before + 1;
    before = number;
    return [{ number, cells, isAfterBlank }];
  });
}

/** A preamble is prose, in which a quote may stay open: then none of them counts. */
function cellsOf(text: string): CsvText {
  try {
    return parseCsv(text);
  } catch (error) {
    if (error instanceof SyntaxError) return parseCsv(text.replaceAll('"', " "));
    throw error;
  }
}

const isHeader = ({ cells: [first = "", ...others] }: Line) =>
  /^(date)?$/i.test(first) && others.some((cell) => cell !== "");
const isRow = (line: Line | undefined) =>
  line !== undefined && line.cells.length > 1 && /^(\d{8}|\d{6}|\d{4})$/.test(line.cells[0] as string);
const textOf = ({ cells }: Line) => withoutTrailing(cells).join(",");

function withoutTrailing(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

/** The paragraph above a header. One that a blank line parts from it is part of the preamble where it ends as a sentence does. */
function titleOf(paragraphs: readonly (readonly string[])[], isAfterGap: boolean): string {
  const title = paragraphs.at(-1)?.join(" ") ?? "";
  return isAfterGap && title.endsWith(".") ? "" : title;
}

/** @throws SourceError when a row of numbers without a date ends a table */
function checkEnd(next: Line | undefined, file: string): void {
  if (next === undefined || next.isAfterBlank) return;
  const [first, ...others] = withoutTrailing(next.cells);
  if (first === "" || others.length === 0 || others.some((cell) => parseDecimal(cell) === undefined)) return;
  throw changedFormat(`${file}, line ${next.number}`, {
    expected: "a row that starts with a date",
    found: textOf(next),
  });
}

function parseTable(
  header: Line,
  rows: readonly Line[],
  { file, title }: { readonly file: string; readonly title: string },
): FrenchTable {
  const columns = withoutTrailing(header.cells).slice(1).map(heading);
  const width = rows[0]?.cells[0]?.length as 8 | 6 | 4;
  const periods: string[] = [];
  const values = columns.map((): (number | null)[] => []);
  for (const { number, cells } of rows) {
    const where = `${file}, line ${number}`;
    const found = cells.length > columns.length + 1 ? withoutTrailing(cells).length : cells.length;
    if (found !== columns.length + 1) {
      throw new SourceError(
        `${where}: expected ${columns.length + 1} cells as in the header, found ${found}`,
      );
    }
    periods.push(period(cells[0] as string, width, where));
    columns.forEach((column, position) => {
      const cell = cells[position + 1] as string;
      const value = parseDecimal(cell);
      if (value === undefined)
        throw changedFormat(`${where}, ${column}`, { expected: "a number", found: cell });
      values[position]?.push(value === -99.99 || value === -999 ? null : value);
    });
  }
  checkAscending(file, periods);
  return { title, frequency: FREQUENCIES[width], columns, periods, values };
}

function heading(text: string): string {
  const name = text.trim().replace(/\s+/g, " ");
  const decile = /^(\d)-Dec$/.exec(name);
  return decile ? `Dec ${decile[1]}` : name;
}

function period(date: string, width: 8 | 6 | 4, where: string): string {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6) || "01", date.slice(6) || "01"];
  const real = date.length === width && dayOf(Number(year), Number(month), Number(day));
  if (!real) throw changedFormat(where, { expected: `a date of ${width} digits`, found: date });
  return real.slice(0, { 8: 10, 6: 7, 4: 4 }[width]);
}

/**
 * The one table of a file with that frequency and title.
 * @throws SourceError when none or several fit, with the titles that are there
 */
export function frenchTable(
  { file, tables }: FrenchFile,
  { frequency, title = /(?:)/ }: { readonly frequency: FrenchTable["frequency"]; readonly title?: RegExp },
): FrenchTable {
  const [table, second] = tables.filter((one) => one.frequency === frequency && title.test(one.title));
  if (table !== undefined && second === undefined) return table;
  throw changedFormat(file, {
    expected: `one ${frequency} table titled ${title}`,
    found: tables.map((one) => `${one.title || "(no title)"} (${one.frequency})`).join("; "),
  });
}

/**
 * A column by period, in the publisher's unit, without its missing values.
 * @throws SourceError when there is no such column, with those that are there
 */
export function frenchSeries(table: FrenchTable, column: string): DatedSeries {
  const values = table.values[table.columns.indexOf(column)];
  if (values === undefined) {
    throw changedFormat(`table ${table.title}`, {
      expected: `a column ${column}`,
      found: table.columns.join(", "),
    });
  }
  return new Map(table.periods.flatMap((when, row) => (values[row] == null ? [] : [[when, values[row]]])));
}

/** A file of the data library from its zip, or from what a user unpacked. @param dataset the name before `_CSV.zip`, such as `Portfolios_Formed_on_ME` */
export async function loadFrench(
  dataset: string,
  { fetch }: { readonly fetch: Fetch },
): Promise<{ readonly value: FrenchFile; readonly files: readonly SourceFile[] }> {
  const name = `${dataset}_CSV.zip`;
  const file = await fetch({ provider: "french", name, path: name, format: "zip" });
  return { value: parseFrench(packedText(file.bytes, { file: name }), { file: name }), files: [file] };
}
