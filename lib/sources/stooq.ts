import { parseCsv } from "../store/parse-csv.js";
import { API_KEYS, withKeyHint } from "./api-keys.js";
import { checkAscending, type DatedSeries, parseDay } from "./dates.js";
import { messageLine } from "./message-line.js";
import { parseDecimal } from "./parse-decimal.js";
import { isInSession, receivedAt } from "./session-over.js";
import { changedFormat } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, Loaded } from "./source-file.js";
import { decodeText } from "./text.js";

/** Places of a row's cells; Stooq writes the headings in the language of the asker (`Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen`). */
const [DATE, OPEN, HIGH, LOW, CLOSE] = [0, 1, 2, 3, 4];

/**
 * Daily closes of Stooq's CSV, ascending by day: day, open, high, low, close and, for some symbols, a volume, under headings in any language.
 * Where the fifth is not called `Close`, the order is checked by each row's own prices: none is above the high or below the low. A row of a
 * session that is not over is left out.
 * @param options.received when the file was received, in milliseconds of the epoch; default now
 * @throws SourceError; without a key, over its daily limit and for an unknown symbol Stooq sends a text with status 200
 */
export function parseStooq(
  text: string,
  { file, received = Date.now() }: { readonly file: string; readonly received?: number },
): DatedSeries {
  return asSourceFailure(`${file} cannot be read`, () => closesOf(text, { file, received }));
}

function closesOf(
  text: string,
  { file, received }: { readonly file: string; readonly received: number },
): DatedSeries {
  const { records, lines } = parseCsv(text);
  const [header = [], ...rows] = records;
  if (header.length < 5 || header.length > 6 || header.some((heading) => !/^[^\d\s+.-]/.test(heading))) {
    throw changedFormat(file, {
      expected: "the header Date,Open,High,Low,Close, in any language",
      found: messageLine(text) ?? "",
    });
  }
  const series = new Map<string, number>();
  const days = rows.map((row, index) => {
    const where = `${file}, line ${lines[index + 1]}`;
    const day = /^\d{4}/.test(row[DATE] ?? "") ? parseDay(row[DATE] as string) : undefined;
    if (day === undefined)
      throw changedFormat(where, { expected: "a day (YYYY-MM-DD)", found: row[DATE] ?? "" });
    const close = parseDecimal(row[CLOSE] ?? "") ?? 0;
    if (close <= 0) throw changedFormat(where, { expected: "a close", found: row[CLOSE] ?? "" });
    if (header[CLOSE] !== "Close" && !isOrdered(row)) {
      throw changedFormat(where, {
        expected: "open, high, low and close in this order",
        found: row.join(","),
      });
    }
    if (!isInSession(day, received)) series.set(day, close);
    return day;
  });
  checkAscending(file, days);
  return series;
}

function isOrdered(row: readonly string[]): boolean {
  const [open, high, low, close] = [OPEN, HIGH, LOW, CLOSE].map(
    (at) => parseDecimal(row[at] ?? "") ?? Number.NaN,
  ) as [number, number, number, number];
  return Math.max(open, close) <= high && Math.min(open, close) >= low;
}

/**
 * Daily closes since a day, as traded: without Stooq's adjustments for splits and distributions (`o`, a 1 for each kind left out).
 * @param options.key default the environment's `STOOQ_API_KEY`; Stooq may refuse without one
 * @throws SourceError, with where a key is had when Stooq asks for one
 */
export async function loadStooq(
  symbol: string,
  {
    fetch,
    since,
    key = process.env.STOOQ_API_KEY,
  }: { readonly fetch: Fetch; readonly since: string; readonly key?: string | undefined },
): Promise<Loaded<DatedSeries>> {
  return withKeyHint(API_KEYS.stooq, key, async () => {
    const file = await fetch({
      provider: "stooq",
      name: `stooq-${symbol.replace("^", "")}.csv`,
      path: "q/d/l/",
      query: { s: symbol, i: "d", d1: since.replaceAll("-", ""), d2: "20991231", o: "1111111" },
      ...(key && { secret: { apikey: key } }),
      format: "csv",
    });
    const value = parseStooq(decodeText(file.bytes), { file: file.name, received: receivedAt(file) });
    return { value, files: [file] };
  });
}
