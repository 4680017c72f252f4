import { parseCsv } from "../store/parse-csv.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile, SourceRequest } from "./source-file.js";
import { decodeText } from "./text.js";

/** What publishers write where there is no value. */
const MISSING = new Set(["", ".", "-", "NA", "N/A", "n/a", "null", "NaN"]);

/** Under which headings a CSV has its series. */
export interface SeriesLayout<K extends string> {
  /** Heading of the column of days or months. */
  readonly period: string;
  /** Heading of each series, by the name that it gets. */
  readonly columns: Readonly<Record<K, string>>;
}

/**
 * Series of a CSV with one row a day or a month and headings in its first row, oldest or newest row first; each by period, ascending.
 * @param options.period heading of days as `parseDay` reads them, or of months (`YYYY-MM`)
 * @throws SourceError naming line and cell of what is not of that form
 * @example [...parseSeriesCsv("Day,Close\n2024-01-03,2\n2024-01-02,1\n", { file: "x.csv", period: "Day", columns: { close: "Close" } }).close] // => [["2024-01-02", 1], ["2024-01-03", 2]]
 */
export function parseSeriesCsv<K extends string>(
  text: string,
  options: SeriesLayout<K> & { readonly file: string },
): Readonly<Record<K, DatedSeries>> {
  return asSourceFailure(`${options.file} cannot be read`, () => seriesOf(text, options));
}

function seriesOf<K extends string>(
  text: string,
  { file, period, columns }: Parameters<typeof parseSeriesCsv<K>>[1],
): Readonly<Record<K, DatedSeries>> {
  const { records, lines } = parseCsv(text);
  const [header = [], ...rows] = records;
  const names = Object.keys(columns) as K[];
  const headings = [period, ...names.map((name) => columns[name])];
  const [periodAt, ...places] = headings.map((heading) => header.indexOf(heading)) as [number, ...number[]];
  if ([periodAt, ...places].includes(-1))
    throw changedFormat(file, { expected: `the columns ${headings.join(", ")}`, found: header.join(",") });
  const dated = rows.map((row, index) => {
    const cell = row[periodAt] ?? "";
    const found = periodOf(cell);
    const where = `${file}, line ${lines[index + 1]}`;
    if (found === undefined) throw changedFormat(where, { expected: "a day or a month", found: cell });
    return { row, where, period: found };
  });
  if ((dated[0]?.period ?? "") > (dated.at(-1)?.period ?? "")) dated.reverse();
  checkAscending(
    file,
    dated.map((one) => one.period),
  );
  const series = names.map((name, at) => {
    const values = dated.flatMap(({ row, where, period: of }) => {
      const cell = row[places[at] as number] ?? "";
      if (MISSING.has(cell.trim())) return [];
      const value = parseDecimal(cell.trim());
      if (value === undefined)
        throw changedFormat(`${where}, column ${columns[name]}`, { expected: "a number", found: cell });
      return [[of, value] as const];
    });
    return [name, new Map(values)] as const;
  });
  return Object.fromEntries(series) as unknown as Record<K, DatedSeries>;
}

/** The day or the month that a cell writes. */
function periodOf(cell: string): string | undefined {
  const isMonth = /^\d{4}-\d\d$/.test(cell);
  return isMonth ? parseDay(`${cell}-01`)?.slice(0, 7) : parseDay(cell);
}

/** The series of a publisher's CSV. @throws SourceError when it cannot be had, or is not of that layout */
export async function loadSeriesCsv<K extends string>(
  request: Omit<SourceRequest, "format">,
  { fetch, ...layout }: SeriesLayout<K> & { readonly fetch: Fetch },
): Promise<{ readonly value: Readonly<Record<K, DatedSeries>>; readonly files: readonly SourceFile[] }> {
  const file = await fetch({ ...request, format: "csv" });
  return { value: parseSeriesCsv(decodeText(file.bytes), { ...layout, file: file.name }), files: [file] };
}
