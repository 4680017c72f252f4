import { sessionClose } from "./session-close.js";
import { isInSession, QUOTE_DELAY_MS } from "./session-over.js";

/** What Yahoo says of a symbol's exchange; times in seconds since 1970. */
export interface YahooMeta {
  readonly symbol?: string;
  /** Of the exchange's zone today, in seconds. */
  readonly gmtoffset?: number;
  readonly exchangeTimezoneName?: string;
  /** Of the latest quote. */
  readonly regularMarketTime?: number;
  /** The session that is on, or else the next one; for some hours after its end still the last one. */
  readonly currentTradingPeriod?: { readonly regular?: { readonly start?: number; readonly end?: number } };
}

const NEW_YORK = "America/New_York";

/** The day on which a time falls at the exchange, by the zone that is named, else by today's offset. */
export function exchangeDay({ exchangeTimezoneName, gmtoffset = 0 }: YahooMeta): (seconds: number) => string {
  const format = zoneFormat(exchangeTimezoneName);
  if (format === undefined)
    return (seconds) => new Date((seconds + gmtoffset) * 1000).toISOString().slice(0, 10);
  return (seconds) => {
    const parts = new Map(format.formatToParts(1000 * seconds).map(({ type, value }) => [type, value]));
    return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  };
}

function zoneFormat(timeZone: string | undefined): Intl.DateTimeFormat | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  } catch {
    // A zone that this Node does not know.
    return undefined;
  }
}

/**
 * Is the session of the last bar over, so that the bar is a close? It is when a later session is current, or when the latest quote is from the
 * close or after it; a symbol that trades seldom has its last quote a little before.
 * @param options.day of the bar, at the exchange
 * @param options.received when the answer was received, in milliseconds of the epoch
 */
export function isSessionOver(
  meta: YahooMeta,
  { day, received }: { readonly day: string; readonly received: number },
): boolean {
  const dayOf = exchangeDay(meta);
  const { regularMarketTime: quote, currentTradingPeriod, exchangeTimezoneName = NEW_YORK } = meta;
  const { end, start = end } = currentTradingPeriod?.regular ?? {};
  const current = start === undefined ? undefined : dayOf(start);
  if (current !== undefined && current > day) return true;
  if (quote === undefined) return !isInSession(day, received);
  const close = Math.min(
    current === day && end !== undefined ? 1000 * end : Number.POSITIVE_INFINITY,
    // Yahoo's period may not know of an early close.
    exchangeTimezoneName === NEW_YORK ? sessionClose(day) : Number.POSITIVE_INFINITY,
  );
  if (dayOf(quote) > day || 1000 * quote >= close) return true;
  return received >= close + QUOTE_DELAY_MS && 1000 * quote >= close - QUOTE_DELAY_MS;
}
