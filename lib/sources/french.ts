import { checkAscending, type DatedSeries, dayOf } from "./dates.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";
import { unzip } from "./unzip.js";

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

const DATA_ROW = /^\s*(\d{8}|\d{6}|\d{4})\s*,/;
const FREQUENCIES = { 8: "daily", 6: "monthly", 4: "annual" } as const;

/**
 * The tables of a CSV file of the data library: a preamble, then one or more tables, each a title, a header that starts with a comma, and
 * rows that start with a date.
 * @param file the file's name, for messages
 * @throws SourceError when there is no table, or one has rows of another length, a cell that is no number, or dates out of order
 */
export function parseFrench(text: string, { file }: { readonly file: string }): FrenchFile {
  return asSourceFailure(`${file} cannot be read`, () => tablesOf(text, file));
}

function tablesOf(text: string, file: string): FrenchFile {
  const lines = text.split("\n");
  const tables: FrenchTable[] = [];
  let above: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (!/^\s*,/.test(line) || !DATA_ROW.test(lines[at + 1] ?? "")) {
      above = line.trim() === "" ? [] : [...above, line.trim()];
      continue;
    }
    let end = at + 1;
    while (DATA_ROW.test(lines[end] ?? "")) end += 1;
    tables.push(parseTable(lines.slice(at, end), { file, firstLine: at + 1, title: above.join(" ") }));
    above = [];
    at = end - 1;
  }
  if (tables.length === 0) {
    throw changedFormat(file, {
      expected: "a header line that starts with a comma, above lines that start with a date",
      found: text.trimStart().slice(0, 80),
    });
  }
  return { file, vintage: /using the (\d{6})\b/.exec(lines.slice(0, 5).join(" "))?.[1] ?? null, tables };
}

function parseTable(
  lines: readonly string[],
  { file, firstLine, title }: { readonly file: string; readonly firstLine: number; readonly title: string },
): FrenchTable {
  const [header, ...rows] = lines as [string, ...string[]];
  const columns = header.split(",").slice(1).map(heading);
  const width = (/\d+/.exec(rows[0] as string)?.[0].length ?? 0) as 8 | 6 | 4;
  const periods: string[] = [];
  const values = columns.map((): (number | null)[] => []);
  rows.forEach((row, index) => {
    const cells = row.split(",").map((cell) => cell.trim());
    const where = `${file}, line ${firstLine + index + 1}`;
    if (cells.length !== columns.length + 1) {
      throw new SourceError(
        `${where}: expected ${columns.length + 1} cells as in the header, found ${cells.length}`,
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
  });
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

/** A file of the data library from its zip. @param dataset the name before `_CSV.zip`, such as `Portfolios_Formed_on_ME` */
export async function loadFrench(
  dataset: string,
  { fetch }: { readonly fetch: Fetch },
): Promise<{ readonly value: FrenchFile; readonly files: readonly SourceFile[] }> {
  const name = `${dataset}_CSV.zip`;
  const file = await fetch({ provider: "french", name, path: name, format: "zip" });
  return { value: parseFrench(decodeText(unzip(file.bytes, { file: name })), { file: name }), files: [file] };
}
