import { describe, expect, test } from "vitest";
import { exchangeDay, isSessionOver, type YahooMeta } from "../../lib/sources/yahoo-session.js";

const at = (time: string) => Date.parse(`${time}:00Z`) / 1000;
const period = (start: string, end: string) => ({ regular: { start: at(start), end: at(end) } });

describe("exchangeDay(meta)", () => {
  test.each<[string, YahooMeta, string, string]>([
    ["of New York", { exchangeTimezoneName: "America/New_York" }, "2026-02-21T01:00", "2026-02-20"],
    // Midnight in London, half a year from the offset of the answer's own day.
    [
      "by the zone's rules",
      { exchangeTimezoneName: "Europe/London", gmtoffset: 0 },
      "2026-07-23T23:00",
      "2026-07-24",
    ],
    [
      "of Sydney",
      { exchangeTimezoneName: "Australia/Sydney", gmtoffset: 36_000 },
      "2026-01-15T23:00",
      "2026-01-16",
    ],
    ["by the offset where no zone is named", { gmtoffset: -18_000 }, "2026-02-21T01:00", "2026-02-20"],
    [
      "by the offset where the zone is unknown",
      { exchangeTimezoneName: "X/Y", gmtoffset: 3600 },
      "2026-02-20T23:30",
      "2026-02-21",
    ],
    ["of UTC where neither is told", {}, "2026-02-20T23:30", "2026-02-20"],
  ])("is the day %s", (_, meta, time, day) => {
    expect(exchangeDay(meta)(at(time))).toBe(day);
  });
});

describe("isSessionOver(meta, { day, received })", () => {
  const FRIDAY = period("2026-02-20T14:30", "2026-02-20T21:00");
  const MONDAY = period("2026-02-23T14:30", "2026-02-23T21:00");
  const zone = { exchangeTimezoneName: "America/New_York", gmtoffset: -18_000 };
  /** Of the bar of Friday, 20 February 2026. */
  const cases: [string, YahooMeta, string, boolean][] = [
    [
      "in session",
      { regularMarketTime: at("2026-02-20T18:00"), currentTradingPeriod: FRIDAY },
      "2026-02-20T18:15",
      false,
    ],
    [
      "at the close",
      { regularMarketTime: at("2026-02-20T21:00"), currentTradingPeriod: FRIDAY },
      "2026-02-20T21:05",
      true,
    ],
    [
      "on Saturday",
      { regularMarketTime: at("2026-02-20T21:00"), currentTradingPeriod: FRIDAY },
      "2026-02-21T12:00",
      true,
    ],
    [
      "on Monday before the open",
      { regularMarketTime: at("2026-02-20T21:00"), currentTradingPeriod: MONDAY },
      "2026-02-23T12:00",
      true,
    ],
    [
      "on Monday in session",
      { regularMarketTime: at("2026-02-23T15:00"), currentTradingPeriod: MONDAY },
      "2026-02-23T15:15",
      true,
    ],
    // Its last trade was ten minutes before the close.
    [
      "in the evening, for what trades seldom",
      { regularMarketTime: at("2026-02-20T20:50"), currentTradingPeriod: FRIDAY },
      "2026-02-20T23:00",
      true,
    ],
    [
      "just after the close, for what trades seldom",
      { regularMarketTime: at("2026-02-20T20:50"), currentTradingPeriod: FRIDAY },
      "2026-02-20T21:01",
      false,
    ],
    // A cache that still has the answer of noon.
    [
      "in the evening, from an answer of noon",
      { regularMarketTime: at("2026-02-20T17:00"), currentTradingPeriod: FRIDAY },
      "2026-02-20T23:00",
      false,
    ],
    [
      "without a period, by the latest quote",
      { regularMarketTime: at("2026-02-20T18:00") },
      "2026-02-20T18:15",
      false,
    ],
    [
      "without a period, after the close",
      { regularMarketTime: at("2026-02-20T21:00") },
      "2026-02-20T21:05",
      true,
    ],
    ["with nothing said, by the clock in session", {}, "2026-02-20T20:00", false],
    ["with nothing said, by the clock in the evening", {}, "2026-02-20T22:00", true],
  ];

  test.each(cases)("%s", (_, meta, received, over) => {
    const options = { day: "2026-02-20", received: 1000 * at(received) };
    expect(isSessionOver({ ...zone, ...meta }, options)).toBe(over);
  });

  test("over a holiday the last session is over, whichever period is told", () => {
    // Presidents' Day is Monday, 16 February 2026.
    const quote = { ...zone, regularMarketTime: at("2026-02-13T21:00") };
    const options = { day: "2026-02-13", received: 1000 * at("2026-02-16T18:00") };
    const friday = period("2026-02-13T14:30", "2026-02-13T21:00");
    const tuesday = period("2026-02-17T14:30", "2026-02-17T21:00");
    const holiday = period("2026-02-16T14:30", "2026-02-16T21:00");
    for (const currentTradingPeriod of [friday, tuesday, holiday])
      expect(isSessionOver({ ...quote, currentTradingPeriod }, options)).toBe(true);
    // A bar of the holiday itself is no close.
    const bar = { ...options, day: "2026-02-16" };
    expect(isSessionOver({ ...quote, currentTradingPeriod: holiday }, bar)).toBe(false);
  });

  test("an early close ends a session although the period runs to 16:00", () => {
    const meta = {
      ...zone,
      regularMarketTime: at("2026-11-27T18:00"),
      currentTradingPeriod: period("2026-11-27T14:30", "2026-11-27T21:00"),
    };
    const options = { day: "2026-11-27", received: 1000 * at("2026-11-27T18:20") };
    expect(isSessionOver(meta, options)).toBe(true);
    expect(isSessionOver({ ...meta, regularMarketTime: at("2026-11-27T17:00") }, options)).toBe(false);
  });

  test("another exchange goes by its own period", () => {
    const meta = {
      exchangeTimezoneName: "Asia/Tokyo",
      gmtoffset: 32_400,
      currentTradingPeriod: period("2026-02-20T00:00", "2026-02-20T06:30"),
    };
    const options = { day: "2026-02-20", received: 1000 * at("2026-02-20T07:00") };
    expect(isSessionOver({ ...meta, regularMarketTime: at("2026-02-20T03:00") }, options)).toBe(false);
    expect(isSessionOver({ ...meta, regularMarketTime: at("2026-02-20T06:30") }, options)).toBe(true);
  });
});
