import { checkAscending, type DatedSeries } from "./dates.js";
import { receivedAt } from "./session-over.js";
import { asSourceFailure } from "./source-failure.js";
import type { Fetch, Loaded } from "./source-file.js";
import { decodeText } from "./text.js";
import { type Bar, unadjustedFrom } from "./unadjusted-from.js";
import { yahooChart } from "./yahoo-chart.js";
import { exchangeDay, isSessionOver } from "./yahoo-session.js";

/** Daily closes of an index or a fund. */
export interface Closes {
  readonly close: DatedSeries;
  /** Closes adjusted for distributions and splits; those of an index equal its closes. */
  readonly adjusted: DatedSeries;
  /** The first day whose dividend is not in the adjusted closes yet: they end before it. */
  readonly unadjustedFrom?: string;
}

interface Answer {
  readonly symbol: string;
  readonly file: string;
  /** When it was received, in milliseconds of the epoch; default now. */
  readonly received?: number;
}

/**
 * Daily closes from Yahoo's chart endpoint (`v8/finance/chart`). A bar's day is that of the exchange. The bar of a session that is not over is
 * left out, and where the last day stands twice (the daily bar and the latest quote) the later close counts. Adjusted closes end before the
 * first dividend that is not in them yet.
 * @throws SourceError with Yahoo's own message when it refused, or when the file is of another form
 */
export function parseYahoo(text: string, answer: Answer): Closes {
  return asSourceFailure(`${answer.file} cannot be read`, () => closesOf(text, answer));
}

function closesOf(text: string, { symbol, file, received = Date.now() }: Answer): Closes {
  const { meta, bars, payments } = yahooChart(text, { symbol, file });
  const dayOf = exchangeDay(meta);
  const quoted = bars.flatMap(({ time, close, adjusted }) =>
    close === null ? [] : [{ day: dayOf(time), close, adjusted }],
  );
  const last = quoted.at(-1);
  const final = quoted.filter(
    (bar) => bar.day !== last?.day || (bar === last && isSessionOver(meta, { day: bar.day, received })),
  );
  checkAscending(
    file,
    final.map(({ day }) => day),
  );
  const full = final.filter((bar): bar is Bar => bar.adjusted !== null);
  const from = unadjustedFrom(
    full,
    payments.map(({ time, amount }) => ({ day: dayOf(time), amount })),
  );
  return {
    close: new Map(final.map(({ day, close }) => [day, close])),
    adjusted: new Map(
      full.flatMap(({ day, adjusted }) =>
        from === undefined || day < from ? [[day, adjusted] as const] : [],
      ),
    ),
    ...(from !== undefined && { unadjustedFrom: from }),
  };
}

/** Daily closes of a symbol since a day (`YYYY-MM-DD`). @throws SourceError */
export async function loadYahoo(
  symbol: string,
  { fetch, since }: { readonly fetch: Fetch; readonly since: string },
): Promise<Loaded<Closes>> {
  const file = await fetch({
    provider: "yahoo",
    name: `yahoo-${symbol.replace("^", "")}.json`,
    path: `v8/finance/chart/${encodeURIComponent(symbol)}`,
    query: {
      period1: String(Date.parse(since) / 1000),
      // To the newest close, by an address that stays the same from day to day.
      period2: "9999999999",
      interval: "1d",
      events: "div,splits,capitalGains",
      includeAdjustedClose: "true",
    },
    format: "json",
  });
  const value = parseYahoo(decodeText(file.bytes), { symbol, file: file.name, received: receivedAt(file) });
  const from = value.unadjustedFrom;
  const note = `Yahoo's adjusted closes of ${symbol} end before ${from}, because they lack that day's dividend`;
  return { value, files: [file], ...(from !== undefined && { note }) };
}
