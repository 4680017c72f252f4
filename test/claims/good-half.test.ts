import { expect, test } from "vitest";
import { goodHalf } from "../../claims/good-half.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawRows } from "./raw.js";

testEveryAsOf(goodHalf, ["depends", "depends", "pending", "depends", "depends", "pending"]);

test("the average hedge fund is set against nothing, bills and the S&P 500 with dividends", () => {
  const now = evaluated(goodHalf);
  expect(reading(now, "hedge funds, composite less zero")).toBeCloseTo(0.0497, 12);
  const sp500 =
    raw("index-monthly", "2024-06", "sp500_total_return") /
      raw("index-monthly", "2023-12", "sp500_total_return") -
    1;
  expect(reading(now, "hedge funds in equities less the S&P 500")).toBeCloseTo(0.0629 - sp500, 12);
  const bills =
    rawRows("factors-monthly")
      .filter(({ month = "" }) => month >= "2024-01" && month <= "2024-06")
      .reduce((wealth, { rf }) => wealth * (1 + Number(rf)), 1) - 1;
  expect(reading(now, "hedge funds in equities less Treasury bills")).toBeCloseTo(0.0629 - bills, 12);
});

test("a share of managers is a number of its own kind; June alone does not decide", () => {
  const shares = evaluated(goodHalf).estimates.filter(({ kind }) => kind === "share of managers");
  expect(shares.map(({ value, fits, comparison }) => [value, fits, comparison])).toEqual([
    [1 - 0.66, false, undefined],
    [0.55, true, true],
  ]);
});

test("losses everywhere contradict it; without figures it is untestable", () => {
  const poor = (id: string, value: number) => setting(id, "value", value);
  const all = changedStore(NOTE, {
    "published-figures": (row) => poor("hfr-2024-h1-composite", -3)(poor("hfr-2024-h1-equity", -2)(row)),
  });
  expect(goodHalf.evaluate(all).verdict).toBe("contradicted");
  expect(goodHalf.evaluate(changedStore(NOTE, { "published-figures": null })).verdict).toBe("untestable");
});
