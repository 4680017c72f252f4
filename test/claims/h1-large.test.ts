import { expect, test } from "vitest";
import { h1Large } from "../../claims/h1-large.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(h1Large, ["depends", "depends", "depends", "depends", "depends", "pending"]);

test("15% needs dividends: 14.48% without, with the digits that show it, 15.3% with", () => {
  const half = (column: string) =>
    raw("index-monthly", "2024-06", column) / raw("index-monthly", "2023-12", column) - 1;
  const now = evaluated(h1Large);
  expect(reading(now, "S&P 500 price return")).toBeCloseTo(half("sp500_price"), 6);
  expect(reading(now, "S&P 500 total return")).toBeCloseTo(half("sp500_total_return"), 6);
  expect(now.reason).toBe("Only the total return rounds to 15%; the readings are 14.48% and 15.3%.");
  expect(now.detail).toBe(
    "From the end of December 2023 to 28 June 2024: price return 14.48%, total return 15.3%.",
  );
});

test("the Russell 1000 is shown and does not decide: by itself and as published it stays below", () => {
  const other = evaluated(h1Large).estimates.filter(({ comparison }) => comparison);
  expect(other.map(({ definition }) => definition)).toEqual([
    "Russell 1000 total return",
    "Russell 1000 total return as published by Royce Investment Partners",
  ]);
  expect(other.map(({ fits }) => fits)).toEqual([false, false]);
});

test("a price return of 14.6% would make every reading right", () => {
  const level = raw("index-monthly", "2023-12", "sp500_price") * 1.146;
  const changed = changedStore(NOTE, { "index-daily": setting("2024-06-28", "sp500_price", level) });
  expect(h1Large.evaluate(changed).verdict).toBe("supported");
});
