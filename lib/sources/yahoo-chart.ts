import { parseJsonObject } from "./json.js";
import { jsonMessage } from "./json-message.js";
import { messageLine } from "./message-line.js";
import { changedFormat, SourceError } from "./source-error.js";
import type { YahooMeta } from "./yahoo-session.js";

/** An answer of Yahoo's chart endpoint, checked. Times are seconds since 1970. */
export interface YahooChart {
  readonly meta: YahooMeta;
  readonly bars: readonly {
    readonly time: number;
    /** Null where there was no trade. */
    readonly close: number | null;
    /** Adjusted for distributions and splits; the close itself for a symbol without such closes. */
    readonly adjusted: number | null;
  }[];
  /** Dividends and distributions of capital gains, on their ex-days, in the unit of the closes. */
  readonly payments: readonly { readonly time: number; readonly amount: number }[];
}

interface Answer {
  readonly chart?: {
    readonly error?: unknown;
    readonly result?: readonly {
      readonly meta?: YahooMeta;
      readonly timestamp?: unknown;
      readonly events?: Readonly<Record<string, object | undefined>>;
      readonly indicators?: {
        readonly quote?: readonly { readonly close?: unknown }[];
        readonly adjclose?: readonly { readonly adjclose?: unknown }[];
      };
    }[];
  };
}

/**
 * What a chart's JSON holds.
 * @throws SourceError with Yahoo's own message when it refused, or when the file is of another form
 */
export function yahooChart(
  text: string,
  { symbol, file }: { readonly symbol: string; readonly file: string },
): YahooChart {
  const { chart } = parseJsonObject(text, file) as Answer;
  if (chart?.error) {
    const error = JSON.stringify(chart.error);
    throw new SourceError(`${file}: Yahoo answered ${messageLine(jsonMessage(error) ?? error)}`);
  }
  const result = chart?.result?.[0];
  const { meta, timestamp: times, events } = result ?? {};
  const close = result?.indicators?.quote?.[0]?.close;
  if (!meta || !Array.isArray(close) || !Array.isArray(times) || times.length !== close.length) {
    throw changedFormat(file, {
      expected: "chart.result[0] with meta, timestamp and as many indicators.quote[0].close",
      found: text.slice(0, 120),
    });
  }
  if (meta.symbol !== symbol)
    throw changedFormat(file, { expected: `symbol ${symbol}`, found: String(meta.symbol) });
  const adjusted = result?.indicators?.adjclose?.[0]?.adjclose ?? close;
  checkCloses(close, { file, name: "close", count: times.length });
  checkCloses(adjusted, { file, name: "adjclose", count: times.length });
  const { regularMarketTime, currentTradingPeriod, gmtoffset = 0 } = meta;
  const { start, end } = currentTradingPeriod?.regular ?? {};
  const payments = paymentsOf(events, file);
  const session = [regularMarketTime, start, end].filter((time) => time !== undefined);
  for (const time of [...times, ...session, ...payments.map((payment) => payment.time)]) {
    if (!isSecond(time, gmtoffset))
      throw changedFormat(file, { expected: "times in seconds since 1970", found: String(time) });
  }
  return {
    meta,
    bars: times.map((time, row) => ({ time, close: close[row], adjusted: adjusted[row] ?? null })),
    payments,
  };
}

function paymentsOf(
  events: Readonly<Record<string, object | undefined>> | undefined,
  file: string,
): YahooChart["payments"] {
  const listed = ["dividends", "capitalGains"].flatMap((kind) => Object.values(events?.[kind] ?? {}));
  return listed.map((payment: { readonly date?: number; readonly amount?: number } | null) => {
    const { date = Number.NaN, amount = Number.NaN } = payment ?? {};
    if (Number.isFinite(amount) && amount >= 0) return { time: date, amount };
    throw changedFormat(`${file}, events`, { expected: "an amount", found: String(amount) });
  });
}

const [FIRST, END] = [Date.parse("1900-01-01") / 1000, Date.parse("2200-01-01") / 1000];

const isSecond = (time: number, offset: number) =>
  Number.isInteger(time) && Number.isInteger(offset) && time + offset >= FIRST && time + offset < END;

/** Refuses a list that is not of one price a day, null where there is none. */
function checkCloses(
  closes: unknown,
  { file, name, count }: { readonly file: string; readonly name: string; readonly count: number },
): asserts closes is readonly (number | null)[] {
  if (!Array.isArray(closes) || closes.length !== count)
    throw changedFormat(file, { expected: `${count} of ${name}`, found: String(closes) });
  const odd = closes.findIndex((value) => value !== null && !(Number.isFinite(value) && value > 0));
  if (odd >= 0)
    throw changedFormat(`${file}, ${name} ${odd + 1}`, { expected: "a price", found: String(closes[odd]) });
}
