import { expect, test } from "vitest";
import { sectorMoves, sectorsSold } from "../../claims/sectors-sold.js";
import { deciding } from "../../lib/claims/verdict.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(sectorsSold, ["untestable", "untestable", "pending", "untestable", "untestable", "pending"]);

const total = (fund: string, from: string, to: string) =>
  raw("style-daily", to, fund) / raw("style-daily", from, fund) - 1;

test("each reading is the arithmetic of two closes of the fund, and of two of the market's", () => {
  const now = evaluated(sectorsSold);
  const [from, to] = ["2024-07-10", "2024-07-24"];
  expect(reading(now, "XLK (technology), total return, 11-24 July")).toBeCloseTo(total("xlk", from, to), 12);
  const behind = total("xlv", from, to) - total("spy", from, to);
  expect(reading(now, "XLV (health care) less the S&P 500, 11-24 July")).toBeCloseTo(behind, 12);
  const july = total("xbi", "2024-06-28", to);
  expect(reading(now, "XBI (biotechnology), total return, 1-24 July")).toBeCloseTo(july, 12);
});

test("technology lost under every reading, health care under none", () => {
  const fits = (name: string) =>
    evaluated(sectorsSold)
      .estimates.filter(({ definition }) => definition.startsWith(name))
      .map((estimate) => estimate.fits);
  expect(fits("XLK")).toEqual(Array(8).fill(true));
  expect(fits("XLV")).toEqual(Array(8).fill(false));
});

test("three funds by two measures in four windows are proxies, the mega-caps stand beside them; none decides", () => {
  const { estimates, reason, detail } = evaluated(sectorsSold);
  expect(deciding(estimates)).toEqual([]);
  expect(estimates.filter(({ proxy, comparison }) => proxy && !comparison)).toHaveLength(3 * 2 * 4);
  expect(reason).toContain("show a loss in 9 of 24 readings");
  expect(detail).toContain("XLV (health care) lost, by itself or against the market, in 0 of 8 readings");
  expect(estimates).toHaveLength(4 * 2 * 4);
});

test("July to date ends on the as-of day, and with the note", () => {
  const last = (asOf: string) => sectorMoves(openStore({ asOf })).at(-1);
  expect(last("2024-07-18")).toMatchObject({ window: "1-18 July", to: "2024-07-18" });
  expect(last("2024-12-31")).toMatchObject({ window: "1-24 July", to: NOTE });
  expect(sectorMoves(openStore({ asOf: "2024-07-15" }))).toEqual([]);
});

test("whatever the funds did, prices do not decide who sold", () => {
  const evaluation = (level: (day: string) => number) =>
    sectorsSold.evaluate(
      changedStore(NOTE, {
        "style-daily": (row) => {
          const own = level(String(row.date));
          return { ...row, xlk: own, xlv: own, xbi: own };
        },
      }),
    );
  // Days since the start of 2024, so that each close is lower, or higher, than the one before it by 1% of the first.
  const days = (day: string) => (Date.parse(day) - Date.parse("2024-01-01")) / 86_400_000;
  for (const [falls, level] of [
    [true, (day: string) => 1000 - days(day) * 4],
    [false, (day: string) => 100 + days(day)],
  ] as const) {
    const { verdict, estimates } = evaluation(level);
    expect(verdict).toBe("untestable");
    expect(estimates.filter(({ comparison }) => !comparison).every(({ fits }) => fits === falls)).toBe(true);
  }
});
