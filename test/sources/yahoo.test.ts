import { describe, expect, test } from "vitest";
import { loadYahoo, parseYahoo } from "../../lib/sources/yahoo.js";

const OPTIONS = { symbol: "^X", file: "y.json" };
/** 09:30 in New York (UTC-5) on a day, in seconds. */
const opening = (day: string) => Date.parse(`${day}T14:30:00Z`) / 1000;
const DAYS = ["2099-01-02", "2099-01-05", "2099-01-06"];

/** An answer of Monday, 23 February 2026, before the open. */
const PREOPEN = JSON.stringify({
  chart: {
    result: [
      {
        meta: {
          symbol: "SPY",
          regularMarketTime: 1771621200,
          hasPrePostMarketData: true,
          gmtoffset: -18000,
          exchangeTimezoneName: "America/New_York",
          currentTradingPeriod: {
            pre: { start: 1771837200, end: 1771857000 },
            regular: { start: 1771857000, end: 1771880400 },
            post: { start: 1771880400, end: 1771894800 },
          },
        },
        timestamp: [1770993000, 1771338600, 1771425000, 1771511400, 1771597800],
        indicators: {
          quote: [
            { close: [681.75, 682.8499755859375, 686.2899780273438, 684.47998046875, 689.4299926757812] },
          ],
        },
      },
    ],
    error: null,
  },
});

function chart({
  stamps = DAYS.map(opening),
  closes = [100, null, 102] as (number | null)[],
  adjusted = undefined as (number | null)[] | undefined,
  events = {},
  meta = {},
} = {}) {
  return JSON.stringify({
    chart: {
      error: null,
      result: [
        {
          meta: {
            currency: "USD",
            symbol: "^X",
            gmtoffset: -18000,
            regularMarketTime: Date.parse("2099-01-06T21:00:00Z") / 1000,
            currentTradingPeriod: { regular: { end: Date.parse("2099-01-06T21:00:00Z") / 1000 } },
            ...meta,
          },
          timestamp: stamps,
          events,
          indicators: {
            quote: [{ close: closes, open: closes }],
            adjclose: [{ adjclose: adjusted ?? closes.map((value) => value && value / 2) }],
          },
        },
      ],
    },
  });
}

describe("parseYahoo(text)", () => {
  test("reads closes and adjusted closes by the exchange's day; a null is missing", () => {
    const { close, adjusted } = parseYahoo(chart(), OPTIONS);
    expect([...close]).toEqual([
      ["2099-01-02", 100],
      ["2099-01-06", 102],
    ]);
    expect([...adjusted.values()]).toEqual([50, 51]);
  });

  test("takes the closes of a symbol without adjusted ones", () => {
    const text = chart().replace('"adjclose":[{"adjclose"', '"other":[{"adjclose"');
    expect([...parseYahoo(text, OPTIONS).adjusted.values()]).toEqual([100, 102]);
  });

  test("leaves out the bar of a session that has not ended", () => {
    const meta = { regularMarketTime: Date.parse("2099-01-06T18:00:00Z") / 1000 };
    expect([...parseYahoo(chart({ meta }), OPTIONS).close.keys()]).toEqual(["2099-01-02"]);
    // Before the open: the bar repeats an earlier day's close.
    const morning = { regularMarketTime: Date.parse("2099-01-05T21:00:00Z") / 1000 };
    expect([...parseYahoo(chart({ meta: morning }), OPTIONS).close.keys()]).toEqual(["2099-01-02"]);
    // The daily bar and the latest quote are both of the session.
    const stamps = [...DAYS.map(opening), meta.regularMarketTime];
    const both = chart({ meta, stamps, closes: [100, null, 102, 103] });
    expect([...parseYahoo(both, OPTIONS).close.keys()]).toEqual(["2099-01-02"]);
  });

  test("has Friday's close on Monday before the open, although the period is Monday's", () => {
    expect([...parseYahoo(PREOPEN, { symbol: "SPY", file: "y.json" }).close]).toEqual([
      ["2026-02-13", 681.75],
      ["2026-02-17", 682.8499755859375],
      ["2026-02-18", 686.2899780273438],
      ["2026-02-19", 684.47998046875],
      ["2026-02-20", 689.4299926757812],
    ]);
  });

  test("takes the close of the last day where the latest quote has none", () => {
    const stamps = [...DAYS.map(opening), opening("2099-01-06") + 23_400];
    const { close } = parseYahoo(chart({ stamps, closes: [100, 101, 102, null] }), OPTIONS);
    expect(close.get("2099-01-06")).toBe(102);
  });

  test("ends the adjusted closes before a dividend that is not in them yet", () => {
    // A dividend, and a distribution of capital gains on the same day.
    const events = {
      dividends: { [opening("2099-01-05")]: { amount: 0.5, date: opening("2099-01-05") } },
      capitalGains: { [opening("2099-01-05")]: { amount: 0.25, date: opening("2099-01-05") } },
    };
    const late = parseYahoo(chart({ closes: [100, 101, 102], events }), OPTIONS);
    expect([...late.close.values()]).toEqual([100, 101, 102]);
    expect(late.adjusted).toEqual(new Map([["2099-01-02", 50]]));
    expect(late.unadjustedFrom).toBe("2099-01-05");
    const closes = [100, 101, 102];
    const whole = chart({ closes, adjusted: [99.25, 101, 102], events });
    expect([...parseYahoo(whole, OPTIONS).adjusted.values()]).toEqual([99.25, 101, 102]);
  });

  test("counts the later of two bars of the last day, and refuses any other repetition", () => {
    const twice = [...DAYS.map(opening), opening("2099-01-06") + 23_000];
    expect(parseYahoo(chart({ stamps: twice, closes: [1, 2, 3, 4] }), OPTIONS).close.get("2099-01-06")).toBe(
      4,
    );
    const early = [opening("2099-01-02"), ...DAYS.map(opening)];
    expect(() => parseYahoo(chart({ stamps: early, closes: [1, 2, 3, 4] }), OPTIONS)).toThrow(
      /stands there twice/,
    );
  });

  test.each([
    [
      "a refusal, with Yahoo's words",
      '{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}',
      /answered Not Found: No data found/,
    ],
    [
      "a dividend without an amount",
      chart({ events: { dividends: { a: { date: opening("2099-01-05") } } } }),
      /events: expected an amount, found "NaN"/,
    ],
    [
      "a dividend without a day",
      chart({ events: { dividends: { a: { amount: 1 } } } }),
      /expected times in seconds since 1970/,
    ],
    ["another symbol", chart({ meta: { symbol: "^Y" } }), /expected symbol \^X, found "\^Y"/],
    ["fewer closes than days", chart({ closes: [1] }), /expected chart\.result\[0\]/],
    ["an answer of another form", '{"spark":{}}', /expected chart\.result\[0\]/],
    ["days out of order", chart({ stamps: [...DAYS].reverse().map(opening) }), /comes after/],
    ["a text that was cut short", chart().slice(0, 80), /no whole JSON/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseYahoo(text, OPTIONS)).toThrow(message);
  });
});

test("loadYahoo(symbol, { since }) asks by an address that stays the same from day to day", async () => {
  await loadYahoo("^X", {
    since: "2023-01-01",
    fetch: async ({ name, path, query }) => {
      expect([name, path]).toEqual(["yahoo-X.json", "v8/finance/chart/%5EX"]);
      expect(query).toEqual({
        // date -u -d 2023-01-01 +%s
        period1: "1672531200",
        period2: "9999999999",
        interval: "1d",
        events: "div,splits,capitalGains",
        includeAdjustedClose: "true",
      });
      return { name, bytes: Buffer.from(chart()), url: "u", retrieved: "r", sha256: "s" };
    },
  });
});

test("loadYahoo(symbol) goes by when the answer was received, and notes what is not adjusted yet", async () => {
  const load = (retrieved: string, text: string) =>
    loadYahoo("^X", {
      since: "2023-01-01",
      fetch: async ({ name }) => ({ name, bytes: Buffer.from(text), url: "u", retrieved, sha256: "s" }),
    });
  // The last trade was two minutes before the close.
  const text = chart({
    closes: [100, 101, 102],
    meta: { regularMarketTime: Date.parse("2099-01-06T20:58:00Z") / 1000 },
    events: { dividends: { a: { amount: 1, date: opening("2099-01-05") } } },
  });
  expect((await load("2099-01-06T21:01:00.000Z", text)).value.close.size).toBe(2);
  const evening = await load("2099-01-06T23:00:00.000Z", text);
  expect(evening.value.close.size).toBe(3);
  expect(evening.note).toBe(
    "Yahoo's adjusted closes of ^X end before 2099-01-05, because they lack that day's dividend",
  );
});
