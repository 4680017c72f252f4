import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compositeEarnings, compositeSplits } from "../../../claims/evidence/composite-earnings.js";
import { openStore } from "../../../lib/store/open-store.js";

const at = (asOf: string | null) => compositeEarnings(openStore({ asOf }));
const splits = (asOf: string | null) =>
  new Map(compositeSplits(at(asOf)).map((split) => [split.name, split]));

/** Price, dividend and earnings of a month, read without the library. */
function row(month: string): readonly [price: number, dividend: number, earnings: number] {
  const line = readFileSync("data/sp500-earnings-monthly.csv", "utf8")
    .split("\n")
    .find((text) => text.startsWith(month));
  return line?.split(",").slice(1).map(Number) as [number, number, number];
}

describe("compositeEarnings(store)", () => {
  test("ends with the last month whose earnings are known, 90 days later", () => {
    expect(at("2024-07-24").months.at(-1)).toBe("2024-03");
    expect(at("2024-06-28").months.at(-1)).toBe("2024-02");
    expect(at(null).months.at(-1)).toBe("2024-12");
    expect(compositeEarnings(openStore(), { asOf: "2024-06-28" }).months.at(-1)).toBe("2024-02");
  });

  test("leaves out the two prices that are wrong in the source, and no other", () => {
    const { months, price, earnings } = at(null);
    expect(months.filter((_, month) => Number.isNaN(price[month]))).toEqual(["1983-06", "2017-11"]);
    expect(earnings.some(Number.isNaN)).toBe(false);
  });
});

describe("compositeSplits(composite)", () => {
  test("the year 2023 is the arithmetic of two rows, and its parts add up", () => {
    const [[p0, , e0], [p1, d1, e1]] = [row("2022-12"), row("2023-12")];
    const { total, price, additive, months } = splits("2024-07-24").get("year 2023") ?? {};
    expect(months).toBe(12);
    expect(total?.total).toBeCloseTo(Math.log((p1 + d1) / p0), 12);
    expect(total?.earnings).toBeCloseTo(Math.log(e1 / e0), 12);
    expect(total?.multiple).toBeCloseTo(Math.log(p1 / e1 / (p0 / e0)), 12);
    expect(price?.shares?.multiple).toBeCloseTo(1 - Math.log(e1 / e0) / Math.log(p1 / p0), 12);
    // In simple rates the sum leaves growth times change of the multiple over.
    const left = (e1 / e0 - 1) * (p1 / e1 / (p0 / e0) - 1);
    expect(additive?.residual).toBeCloseTo(left, 12);
  });

  test("ten years are split year by year, with the dividends of each", () => {
    const years = Array.from({ length: 11 }, (_, year) => row(`${2014 + year}-03`));
    const dividends = years.slice(1).reduce((sum, [price, paid]) => sum + Math.log1p(paid / price), 0);
    const { total, from, to } = splits("2024-07-24").get("ten years") ?? {};
    expect([from, to]).toEqual(["2014-03", "2024-03"]);
    expect(total?.dividends).toBeCloseTo(dividends, 12);
    expect(total?.total).toBeCloseTo(
      dividends + Math.log((years[10]?.[0] as number) / (years[0]?.[0] as number)),
      12,
    );
  });

  test("half a year pays half a year's dividends and is not annualised", () => {
    const [[p0], [p1, d1]] = [row("2023-12"), row("2024-06")];
    const { total, additive } = splits(null).get("first half of 2024") ?? {};
    expect(total?.total).toBeCloseTo(Math.log((p1 + d1 / 2) / p0), 12);
    expect(additive?.total).toBeCloseTo((p1 + d1 / 2) / p0 - 1, 12);
  });

  test("holds only spans whose earnings are known", () => {
    const always = ["ten years", "year 2023", "one year", "three months"];
    expect([...splits("2024-07-24").keys()]).toEqual(always);
    expect([...splits("2024-09-28").keys()]).toEqual([...always, "first half of 2024"]);
    expect([...splits(null).keys()]).toEqual([
      ...always,
      "first half of 2024",
      "July 2024",
      "August to December 2024",
    ]);
    expect([...splits("1990-01-31").keys()]).toEqual(["ten years", "one year", "three months"]);
  });

  test("is empty where no earnings are known", () => {
    const none = new Float64Array();
    expect(compositeSplits({ months: [], price: none, earnings: none, dividends: none })).toEqual([]);
  });
});
