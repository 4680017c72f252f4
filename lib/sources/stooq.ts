import { parseCsv } from "../parse-csv.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { parseDecimal } from "./parse-decimal.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";

/**
 * Daily closes of Stooq's CSV (`Date,Open,High,Low,Close` and, for some symbols, `Volume`), ascending by day.
 * @throws SourceError; over its daily limit, and for an unknown symbol, Stooq sends a sentence with status 200
 */
export function parseStooq(text: string, { file }: { readonly file: string }): DatedSeries {
  return asSourceFailure(`${file} cannot be read`, () => closesOf(text, file));
}

function closesOf(text: string, file: string): DatedSeries {
  const { records, lines } = parseCsv(text);
  const [header = [], ...rows] = records;
  const closeAt = header.indexOf("Close");
  if (header[0] !== "Date" || closeAt < 0) {
    throw changedFormat(file, {
      expected: "the header Date,Open,High,Low,Close",
      found: text.trim().slice(0, 80),
    });
  }
  const series = new Map<string, number>();
  const days = rows.map((row, index) => {
    const where = `${file}, line ${lines[index + 1]}`;
    const day = parseDay(row[0] ?? "");
    const close = parseDecimal(row[closeAt] ?? "") ?? 0;
    if (day === undefined) throw changedFormat(where, { expected: "a day", found: row[0] ?? "" });
    if (close <= 0) throw changedFormat(where, { expected: "a close", found: row[closeAt] ?? "" });
    series.set(day, close);
    return day;
  });
  checkAscending(file, days);
  return series;
}

/** Daily closes since a day, as traded: without Stooq's adjustments for splits and distributions (`o`, a 1 for each kind left out). @param options.key default the environment's `STOOQ_API_KEY`; Stooq may refuse without one */
export async function loadStooq(
  symbol: string,
  {
    fetch,
    since,
    key = process.env.STOOQ_API_KEY,
  }: { readonly fetch: Fetch; readonly since: string; readonly key?: string | undefined },
): Promise<{ readonly value: DatedSeries; readonly files: readonly SourceFile[] }> {
  const file = await fetch({
    provider: "stooq",
    name: `stooq-${symbol.replace("^", "")}.csv`,
    path: "q/d/l/",
    query: { s: symbol, i: "d", d1: since.replaceAll("-", ""), d2: "20991231", o: "1111111" },
    ...(key && { secret: { apikey: key } }),
    format: "csv",
  });
  return { value: parseStooq(decodeText(file.bytes), { file: file.name }), files: [file] };
}
