import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decadeGap, decadeWealthByDay } from "../../lib/claims/decade-gap.js";
import { openStore } from "../../lib/store/open-store.js";
import { evaluated } from "./every-as-of.js";

const asOf = "2024-07-24";
const evaluate = (day: string | null) => decadeGap.evaluate(openStore({ asOf: day }));
const value = (definition: string, day: string | null = asOf) =>
  evaluate(day).estimates.find((estimate) => estimate.definition === definition)?.value;

/** A row of the daily table, read without the library. */
function close(day: string): Record<string, number> {
  const [head = "", ...rows] = readFileSync("data/index-daily.csv", "utf8").trim().split("\n");
  const row = rows.find((line) => line.startsWith(day)) ?? "";
  return Object.fromEntries(head.split(",").map((name, at) => [name, Number(row.split(",")[at])]));
}

test("a month before 24 July 2024 is 24 June, and the base is 24 June 2014", () => {
  const own = evaluate(asOf).estimates.filter(({ neighbour }) => !neighbour);
  expect(own).toHaveLength(8);
  expect(new Set(own.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(["2014-06-24 2024-06-24"]));
});

test("every reading is the arithmetic of four closes", () => {
  const [base, end] = [close("2014-06-24"), close("2024-06-24")];
  const wealth = (name: string) => (end[name] as number) / (base[name] as number);
  const [small, large] = [wealth("russell2000_price"), wealth("sp500_price")];
  expect(value("gap of cumulative price returns, a month before")).toBeCloseTo(large - small, 12);
  expect(value("shortfall of wealth, price, a month before")).toBeCloseTo(1 - small / large, 12);
  expect(value("lead of large over small, price, a month before")).toBeCloseTo(large / small - 1, 12);
  expect(value("annualised gap, price, a month before")).toBeCloseTo(large ** 0.1 - small ** 0.1, 12);
  const total = wealth("sp500_total_return") - wealth("russell2000_total_return");
  expect(value("gap of cumulative total returns, a month before")).toBeCloseTo(total, 12);
});

test("fails on its own base though two neighbouring days round to 103%, and says both", () => {
  const { verdict, reason, estimates } = evaluate(asOf);
  expect(verdict).toBe("contradicted");
  expect(estimates.filter(({ neighbour, fits }) => neighbour && fits).map(({ to }) => to)).toEqual([
    "2024-06-11",
    "2024-06-12",
  ]);
  expect(reason).toContain("106%");
  expect(reason).toContain("2024-06-11 and 2024-06-12");
});

test("every trading day of the two windows whose base is in the table is measured, none across the hole", () => {
  const days = decadeWealthByDay(openStore({ asOf }));
  expect(days[0]?.to).toBe("2024-05-15");
  expect(days.at(-1)?.to).toBe("2024-07-24");
  expect(days.find(({ to }) => to === "2024-06-28")?.from).toBe("2014-06-27");
  expect(decadeWealthByDay(openStore()).at(-1)?.to).toBe("2024-08-05");
});

test("keeps the commentary's base whatever is known, ends elsewhere when asked on another day, and is untestable where the data end", () => {
  expect(evaluate(null).estimates[0]?.to).toBe("2024-06-24");
  const asked = (askedOn: string) => evaluated(decadeGap, null, { askedOn });
  expect(asked("2024-07-12").estimates[0]).toMatchObject({ from: "2014-06-12", to: "2024-06-12" });
  expect(asked("2024-12-31").estimates[0]).toMatchObject({ from: "2014-11-30", to: "2024-11-30" });
  for (const day of ["2026-06-30", "1990-01-31"]) {
    expect(asked(day)).toMatchObject({ verdict: "untestable", estimates: [] });
    expect(asked(day).reason).toContain("would settle it");
  }
});
