import { describe, expect, test } from "vitest";
import { shortHedge, shortInterestSpreads } from "../../claims/short-hedge.js";
import { deciding } from "../../lib/claims/verdict.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawRows } from "./raw.js";

testEveryAsOf(shortHedge, ["depends", "depends", "pending", "depends", "depends", "pending"]);

const cot = (day: string, column: string) => raw("cot-weekly", day, column);
const net = "r2000_leveraged_net";

test("before the rally: net short, and more so than on 15 of the 27 reports before", () => {
  const now = evaluated(shortHedge);
  expect(reading(now, "leveraged funds' net position before the rally")).toBe(cot("2024-07-09", net));
  const before = rawRows("cot-weekly")
    .filter(({ date = "" }) => date < "2024-07-09")
    .map((row) => Number(row[net]));
  const share = before.filter((value) => value > cot("2024-07-09", net)).length / before.length;
  expect(reading(now, "share of earlier reports on which they were less short")).toBeCloseTo(share, 12);
  expect(now.detail).toContain("more net short than in 15 of the 27 earlier reports");
});

test("what was usual before the rally does not change with what is known later", () => {
  const definition = "share of earlier reports on which they were less short";
  expect(reading(evaluated(shortHedge, null), definition)).toBe(reading(evaluated(shortHedge), definition));
});

test("covering: the largest weekly rise known, but only the fifth-largest fall of shorts", () => {
  const now = evaluated(shortHedge);
  // pandas 1.5: diff().rank() of the 29 reports released by 24 July 2024.
  expect(reading(now, "rank of that rise of their net position among the weekly ones known")).toBe(1);
  expect(reading(now, "rank of that fall of their shorts among the weekly ones known")).toBe(5);
  expect(reading(now, "change of their net position")).toBe(cot("2024-07-16", net) - cot("2024-07-09", net));
  expect(now.detail).toContain("33,818, the largest rise among 28 weekly changes");
  expect(now.detail).toContain("\u221210,580, the 5th-largest fall among 28");
});

test("later reports are shown once released, and do not decide", () => {
  const ends = (asOf: string | null) =>
    evaluated(shortHedge, asOf)
      .estimates.filter(({ definition }) => definition === "change of their shorts")
      .map(({ to, comparison = false }) => [to, comparison]);
  expect(ends(NOTE)).toEqual([["2024-07-16", false]]);
  expect(ends("2024-08-02")).toEqual([
    ["2024-07-16", false],
    ["2024-07-23", true],
    ["2024-07-30", true],
  ]);
});

test("where the report of 16 July is missing, how short they were is shown as evidence only", () => {
  const without = shortHedge.evaluate(openStore({ asOf: "2024-07-18" }));
  expect(without.verdict).toBe("untestable");
  expect(deciding(without.estimates).map(({ fits }) => fits)).toEqual([true, true]);
});

describe("shortInterestSpreads(store)", () => {
  const row = (group: string) =>
    rawRows("cross-section").find(
      (one) =>
        one.window === "2024-07-11..16" &&
        one.universe === "r2000_traded" &&
        one.group === `short_interest_${group}`,
    );
  const spreads = shortInterestSpreads(openStore({ asOf: NOTE }));
  const burst = spreads.find(({ window }) => window === "11-16 July");

  test("is the difference of two rows of the table, 11 to 16 July", () => {
    expect(burst?.value).toBeCloseTo(Number(row("q5")?.mean) - Number(row("q1")?.mean), 12);
    // The table rounds its means to six decimals.
    expect(burst?.value).toBeCloseTo(Number(row("q5")?.difference), 5);
  });

  test("its interval is Welch's: the table's t of 4.57 with 336 degrees of freedom", () => {
    // scipy 1.10: t.ppf(0.975, 336) = 1.96705
    const reach = (1.96705 * 0.030351) / Number(row("q5")?.t_stat);
    expect(burst?.interval?.[0]).toBeCloseTo(0.030351 - reach, 5);
    expect(burst?.interval?.[1]).toBeCloseTo(0.030351 + reach, 5);
  });

  test("the set-back from 17 July is shown and does not decide", () => {
    const decide = deciding(evaluated(shortHedge).estimates).map(({ definition }) => definition);
    expect(decide.filter((definition) => definition.startsWith("most-shorted"))).toEqual([
      "most-shorted fifth of members less the least-shorted, 11 July",
      "most-shorted fifth of members less the least-shorted, 11-16 July",
      "most-shorted fifth of members less the least-shorted, 11-24 July",
    ]);
  });
});

describe("the verdict turns with the data", () => {
  const groups = (q5: number) => (row: Readonly<Record<string, string | number | null>>) =>
    row.group === "short_interest_q5" ? { ...row, mean: q5 } : row;

  test("a larger fall of shorts and most-shorted members always ahead support it", () => {
    const store = changedStore(NOTE, {
      "cot-weekly": setting("2024-07-16", "r2000_leveraged_short", 90_000),
      "cross-section": groups(0.5),
    });
    expect(shortHedge.evaluate(store).verdict).toBe("supported");
  });

  test("funds that were net long, sold, and opened shorts while the most-shorted trailed contradict it", () => {
    const store = changedStore(NOTE, {
      "cot-weekly": (row) => {
        if (row.date === "2024-07-09") return { ...row, [net]: 50_000, r2000_leveraged_short: 1000 };
        return row.date === "2024-07-16" ? { ...row, [net]: -200_000, r2000_leveraged_short: 250_000 } : row;
      },
      "cross-section": groups(-0.5),
    });
    expect(shortHedge.evaluate(store).verdict).toBe("contradicted");
  });
});
