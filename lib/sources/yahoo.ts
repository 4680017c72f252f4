import { checkAscending, type DatedSeries } from "./dates.js";
import { parseJsonObject } from "./json.js";
import { changedFormat, SourceError } from "./source-error.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, SourceFile } from "./source-file.js";
import { decodeText } from "./text.js";

/** Daily closes of an index or a fund. */
export interface Closes {
  readonly close: DatedSeries;
  /** Closes adjusted for distributions and splits; those of an index equal its closes. */
  readonly adjusted: DatedSeries;
}

interface Chart {
  readonly chart?: {
    readonly error?: { readonly code?: string; readonly description?: string } | null;
    readonly result?: readonly Result[] | null;
  };
}

interface Result {
  readonly meta?: {
    readonly symbol?: string;
    readonly gmtoffset?: number;
    readonly regularMarketTime?: number;
    readonly currentTradingPeriod?: { readonly regular?: { readonly end?: number } };
  };
  readonly timestamp?: readonly number[];
  readonly indicators?: {
    readonly quote?: readonly { readonly close?: readonly (number | null)[] }[];
    readonly adjclose?: readonly { readonly adjclose?: readonly (number | null)[] }[];
  };
}

/**
 * Daily closes from Yahoo's chart endpoint (`v8/finance/chart`). A bar's day is that of the exchange. The bar of a session that has not
 * ended is left out, and where the last day stands twice (the daily bar and the latest quote) the later one counts.
 * @throws SourceError with Yahoo's own message when it refused, or when the file is of another form
 */
export function parseYahoo(
  text: string,
  { symbol, file }: { readonly symbol: string; readonly file: string },
): Closes {
  return asSourceFailure(`${file} cannot be read`, () => closesOf(text, symbol, file));
}

function closesOf(text: string, symbol: string, file: string): Closes {
  const { chart } = parseJsonObject(text, file) as Chart;
  if (chart?.error)
    throw new SourceError(`${file}: Yahoo answered ${chart.error.code}: ${chart.error.description}`);
  const result = chart?.result?.[0];
  const close = result?.indicators?.quote?.[0]?.close;
  const stamps = result?.timestamp;
  if (!result?.meta || !Array.isArray(close) || !Array.isArray(stamps) || stamps.length !== close.length) {
    throw changedFormat(file, {
      expected: "chart.result[0] with meta, timestamp and as many indicators.quote[0].close",
      found: text.slice(0, 120),
    });
  }
  const { meta } = result;
  if (meta.symbol !== symbol)
    throw changedFormat(file, { expected: `symbol ${symbol}`, found: String(meta.symbol) });
  const adjusted = result.indicators?.adjclose?.[0]?.adjclose ?? close;
  checkCloses(close, { file, name: "close", count: stamps.length });
  checkCloses(adjusted, { file, name: "adjclose", count: stamps.length });
  const offset = meta.gmtoffset ?? 0;
  const session = [meta.regularMarketTime, meta.currentTradingPeriod?.regular?.end];
  const odd = [...stamps, ...session].find((stamp) => stamp !== undefined && !isSecond(stamp, offset));
  if (odd !== undefined)
    throw changedFormat(file, { expected: "times in seconds since 1970", found: String(odd) });
  const days = stamps.map((stamp) => dayAt(stamp, offset));
  const last = days.at(-1);
  const rows = days.flatMap((day, row) => (day === last && row < days.length - 1 ? [] : [row]));
  if (sessionOpen(meta) && last === dayAt(meta.regularMarketTime ?? 0, offset)) rows.pop();
  checkAscending(
    file,
    rows.map((row) => days[row] as string),
  );
  const series = (values: readonly (number | null)[]) =>
    new Map(
      rows.flatMap((row) => {
        const value = values[row];
        return value == null ? [] : [[days[row] as string, value] as const];
      }),
    );
  return { close: series(close), adjusted: series(adjusted) };
}

const dayAt = (stamp: number, offset: number) => new Date((stamp + offset) * 1000).toISOString().slice(0, 10);

const [FIRST, END] = [Date.parse("1900-01-01") / 1000, Date.parse("2200-01-01") / 1000];

const isSecond = (stamp: number, offset: number) =>
  Number.isInteger(stamp) && Number.isInteger(offset) && stamp + offset >= FIRST && stamp + offset < END;

/** Refuses a list that is not of one price a day, null where there is none. */
function checkCloses(
  closes: readonly (number | null)[],
  { file, name, count }: { readonly file: string; readonly name: string; readonly count: number },
): void {
  if (!Array.isArray(closes) || closes.length !== count)
    throw changedFormat(file, { expected: `${count} of ${name}`, found: String(closes) });
  const odd = closes.findIndex((value) => value !== null && !(Number.isFinite(value) && value > 0));
  if (odd >= 0)
    throw changedFormat(`${file}, ${name} ${odd + 1}`, { expected: "a price", found: String(closes[odd]) });
}

function sessionOpen({ regularMarketTime, currentTradingPeriod }: NonNullable<Result["meta"]>): boolean {
  const end = currentTradingPeriod?.regular?.end;
  return end !== undefined && regularMarketTime !== undefined && regularMarketTime < end;
}

/** Daily closes of a symbol since a day (`YYYY-MM-DD`). */
export async function loadYahoo(
  symbol: string,
  { fetch, since }: { readonly fetch: Fetch; readonly since: string },
): Promise<{ readonly value: Closes; readonly files: readonly SourceFile[] }> {
  const file = await fetch({
    provider: "yahoo",
    name: `yahoo-${symbol.replace("^", "")}.json`,
    path: `v8/finance/chart/${encodeURIComponent(symbol)}`,
    query: {
      period1: String(Date.parse(since) / 1000),
      // To the newest close, by an address that stays the same from day to day.
      period2: "9999999999",
      interval: "1d",
      includeAdjustedClose: "true",
    },
    format: "json",
  });
  return { value: parseYahoo(decodeText(file.bytes), { symbol, file: file.name }), files: [file] };
}
