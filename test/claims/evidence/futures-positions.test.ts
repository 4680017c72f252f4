import { describe, expect, test } from "vitest";
import {
  changeRank,
  futuresPositions,
  positionChange,
  RALLY_REPORTS,
  rallyTrades,
  weeklyChanges,
} from "../../../claims/evidence/futures-positions.js";
import { openStore } from "../../../lib/store/open-store.js";
import { NOTE } from "../every-as-of.js";
import { raw, rawRows } from "../raw.js";

const known = futuresPositions(openStore({ asOf: NOTE }));
const change = (column: string, from: string, to: string) =>
  raw("cot-weekly", to, column) - raw("cot-weekly", from, column);

test("a report counts from its release: on 24 July 2024 the last is that of 16 July, released on the 19th", () => {
  expect(known.days.at(-1)).toBe("2024-07-16");
  expect(futuresPositions(openStore({ asOf: "2024-07-18" })).days.at(-1)).toBe("2024-07-09");
  expect(futuresPositions(openStore({ asOf: "2024-07-26" })).days.at(-1)).toBe("2024-07-23");
});

test("long less short is net, in every report and for every kind of trader", () => {
  for (const { long, short, net } of Object.values(futuresPositions(openStore()).traders)) {
    expect(net.length).toBeGreaterThan(100);
    for (const [week, value] of net.entries()) {
      expect((long[week] as number) - (short[week] as number)).toBe(value);
    }
  }
});

describe("positionChange(reports, trader, { from, to })", () => {
  test("is the difference of two rows of the table", () => {
    const { before: from, peak: to } = RALLY_REPORTS;
    expect(positionChange(known, "dealer", { from, to })).toEqual({
      trader: "dealers",
      from,
      to,
      long: change("r2000_dealer_long", from, to),
      short: change("r2000_dealer_short", from, to),
      net: change("r2000_dealer_net", from, to),
    });
  });

  test("is null where a report is not released yet, or there is none of that day", () => {
    expect(positionChange(known, "dealer", { from: "2024-07-16", to: "2024-07-23" })).toBeNull();
    expect(positionChange(known, "dealer", { from: "2024-07-10", to: "2024-07-16" })).toBeNull();
  });
});

test("over the rally dealers sold what leveraged funds and asset managers bought, nearly", () => {
  const trades = rallyTrades(known);
  expect(trades.map(({ trader }) => trader)).toEqual(["leveraged funds", "asset managers", "dealers"]);
  // 33,818 + 44,102 - 77,098, by subtracting the printed rows.
  expect(trades.map(({ net }) => net)).toEqual([33_818, 44_102, -77_098]);
  expect(rallyTrades(futuresPositions(openStore({ asOf: "2024-07-18" })))).toEqual([]);
});

test("weeklyChanges(values) has one value fewer, and none of nothing", () => {
  expect(weeklyChanges(Object.freeze([3, 5, Number.NaN, 1]))).toEqual(
    Float64Array.of(2, Number.NaN, Number.NaN),
  );
  expect(weeklyChanges([7])).toHaveLength(0);
  expect(weeklyChanges([])).toHaveLength(0);
});

describe("changeRank(reports, trader, { side, to })", () => {
  test("counts the weekly changes that are larger or smaller", () => {
    const rows = rawRows("cot-weekly").filter(({ release_date = "" }) => release_date <= NOTE);
    const shorts = rows.map((row) => Number(row.r2000_leveraged_short));
    const falls = shorts.slice(1).map((value, week) => (shorts[week] as number) - value);
    const own = falls.at(-1) as number;
    const rank = changeRank(known, "leveraged", { side: "short", to: "2024-07-16" });
    expect(rank?.fromLowest).toBe(1 + falls.filter((fall) => fall > own).length);
    expect(rank?.n).toBe(rows.length - 1);
  });

  test("is null for the first report and for one that is not known", () => {
    expect(changeRank(known, "leveraged", { side: "net", to: "2024-01-02" })).toBeNull();
    expect(changeRank(known, "leveraged", { side: "net", to: "2024-07-23" })).toBeNull();
  });
});
