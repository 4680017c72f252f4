import { describe, expect, test } from "vitest";
import { loadYahoo, parseYahoo } from "../../lib/sources/yahoo.js";

const OPTIONS = { symbol: "^X", file: "y.json" };
/** 09:30 in New York (UTC-5) on a day, in seconds. */
const opening = (day: string) => Date.parse(`${day}T14:30:00Z`) / 1000;
const DAYS = ["2099-01-02", "2099-01-05", "2099-01-06"];

function chart({
  stamps = DAYS.map(opening),
  closes = [100, null, 102] as (number | null)[],
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
          indicators: {
            quote: [{ close: closes, open: closes }],
            adjclose: [{ adjclose: closes.map((value) => value && value / 2) }],
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
    // The latest quote is of an earlier day: nothing is partial.
    const morning = { regularMarketTime: Date.parse("2099-01-05T21:00:00Z") / 1000 };
    expect([...parseYahoo(chart({ meta: morning }), OPTIONS).close.keys()]).toHaveLength(2);
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
        includeAdjustedClose: "true",
      });
      return { name, bytes: Buffer.from(chart()), url: "u", retrieved: "r", sha256: "s" };
    },
  });
});
