import { expect, test } from "vitest";
import { defensive } from "../../claims/defensive.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(defensive, ["untestable", "untestable", "pending", "untestable", "untestable", "pending"]);

const fund = (name: string, from: string, to: string) =>
  raw("style-daily", to, name) / raw("style-daily", from, name) - 1;

test("each reading is a difference of two funds' returns between closes", () => {
  const now = evaluated(defensive);
  const [from, to] = ["2024-07-16", "2024-07-24"];
  expect(reading(now, "SPLV (low volatility) less the S&P 500, 17-24 July")).toBeCloseTo(
    fund("splv", from, to) - fund("spy", from, to),
    12,
  );
  expect(reading(now, "USMV (minimum volatility) less high beta, 17-24 July")).toBeCloseTo(
    fund("usmv", from, to) - fund("sphb", from, to),
    12,
  );
});

test("ahead of the market in each window, of high beta not in the burst to 16 July, and the reason says so", () => {
  const { estimates, reason, detail } = evaluated(defensive);
  const own = estimates.filter(({ comparison }) => !comparison);
  expect(own).toHaveLength(16);
  expect(own.every(({ proxy }) => proxy)).toBe(true);
  expect(own.filter(({ fits }) => !fits).map(({ definition }) => definition)).toEqual([
    "SPLV (low volatility) less high beta, 11-16 July",
    "USMV (minimum volatility) less high beta, 11-16 July",
  ]);
  expect(reason).toContain("beat the S&P 500 in all 8 readings");
  expect(detail).toContain("beat high beta in 0 of 2 readings over 11-16 July");
  expect(reason).toContain("No table holds managers' returns");
});

test("the average large company, small caps, and high beta itself are shown and do not decide", () => {
  const beside = evaluated(defensive).estimates.filter(({ comparison }) => comparison);
  expect(beside).toHaveLength(5 * 4);
  expect(
    beside.filter(({ definition }) => definition.includes("Russell 2000")).some(({ fits }) => fits),
  ).toBe(true);
});

test("no proxy decides: ahead of all or behind all, the claim cannot be tested", () => {
  const level = (day: string, rate: number) =>
    day < "2024-06-28" ? 100 : 100 * (1 + rate) ** (Date.parse(day) / 86_400_000 - 19_902);
  const having = (rate: number) =>
    defensive.evaluate(
      changedStore(NOTE, {
        "style-daily": (row) => ({
          ...row,
          splv: level(String(row.date), rate),
          usmv: level(String(row.date), rate),
          spy: 100,
          sphb: 100,
        }),
      }),
    );
  for (const rate of [0.001, -0.001]) {
    const { verdict, estimates } = having(rate);
    expect(verdict).toBe("untestable");
    expect(
      estimates
        .filter(({ proxy, comparison }) => proxy && !comparison)
        .every(({ fits }) => fits === rate > 0),
    ).toBe(true);
  }
});
