import { describe, expect, test } from "vitest";
import { sinceCpiLarge } from "../../../claims/since-cpi-large.js";
import { sinceCpiSmall } from "../../../claims/since-cpi-small.js";
import { changedStore, setting } from "../changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "../every-as-of.js";
import { raw, rawReturn } from "../raw.js";

describe("since-cpi-small", () => {
  testEveryAsOf(sinceCpiSmall, ["depends", "depends", "pending", "depends", "depends", "pending"]);

  test("has four readings: two bases, with and without dividends", () => {
    const now = evaluated(sinceCpiSmall);
    for (const base of ["2024-07-10", "2024-07-11"]) {
      for (const [name, column] of [
        ["price", "russell2000_price"],
        ["total", "russell2000_total_return"],
      ]) {
        expect(
          reading(now, `Russell 2000 ${name} return, from the close of ${base.slice(8)} July`),
        ).toBeCloseTo(rawReturn(column as string, base, NOTE), 12);
      }
    }
    expect(now.estimates.map(({ n }) => n)).toEqual([10, 10, 9, 9]);
  });

  test("a price return of 6.9999% is not over 7%, and the reason shows enough digits to see it", () => {
    const now = evaluated(sinceCpiSmall);
    // 193.5099 / 180.8506 = 1.0699987; half of the last printed digit in both moves it by 0.0000006.
    expect(now.estimates[0]).toMatchObject({ fits: false });
    expect(now.estimates[0]?.value).toBeCloseTo(0.0699987, 7);
    expect(now.reason).toContain("price return 6.9999%, total return 7.1%");
    expect(now.reason).toContain("only the total return from the close of 10 July lies above 7%");
  });

  test("a close a little higher would be over 7% from 10 July by both", () => {
    const level = raw("index-daily", "2024-07-10", "russell2000_price") * 1.0701;
    const changed = changedStore(NOTE, { "index-daily": setting(NOTE, "russell2000_price", level) });
    expect(sinceCpiSmall.evaluate(changed).estimates.map(({ fits }) => fits)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("on 11 July itself only the base before it gives a window", () => {
    const on = (askedOn: string) => evaluated(sinceCpiSmall, askedOn, { askedOn });
    expect(on("2024-07-11").estimates.map(({ from }) => from)).toEqual(["2024-07-10", "2024-07-10"]);
    expect(on("2024-07-10")).toMatchObject({
      verdict: "untestable",
      reason:
        "11 July 2024 lies after 10 July 2024, so nothing had happened since; asking on a later day would settle it.",
    });
  });
});

describe("since-cpi-large", () => {
  testEveryAsOf(sinceCpiLarge, ["depends", "depends", "pending", "depends", "depends", "pending"]);

  test("from 10 July only the Russell 1000 rounds to -3%, from 11 July all three do", () => {
    const now = evaluated(sinceCpiLarge);
    expect(now.estimates.map(({ definition, fits }) => [definition.split(",")[0], fits])).toEqual([
      ["S&P 500 price return", false],
      ["S&P 500 total return", false],
      ["Russell 1000 total return", true],
      ["S&P 500 price return", true],
      ["S&P 500 total return", true],
      ["Russell 1000 total return", true],
    ]);
    expect(now.estimates[0]?.value).toBeCloseTo(rawReturn("sp500_price", "2024-07-10", NOTE), 12);
    // 282.1384 / 292.8882 by hand.
    expect(now.estimates[0]?.value).toBeCloseTo(-0.036703, 6);
  });

  test("a smaller loss of the S&P 500 would make every reading right but its own total return", () => {
    const level = raw("index-daily", "2024-07-11", "sp500_price") * 0.975;
    const changed = changedStore(NOTE, { "index-daily": setting(NOTE, "sp500_price", level) });
    const now = sinceCpiLarge.evaluate(changed);
    expect(now.estimates.map(({ fits }) => fits)).toEqual([true, false, true, false, true, true]);
  });
});
