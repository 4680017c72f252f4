import { expect, test } from "vitest";
import { julyLarge } from "../../claims/july-large.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw, rawReturn } from "./raw.js";

testEveryAsOf(julyLarge, ["supported", "supported", "pending", "supported", "supported", "pending"]);

test("each of three indices lost less than one percent to the close of 24 July", () => {
  const now = evaluated(julyLarge);
  for (const [name, column] of [
    ["S&P 500 price return", "sp500_price"],
    ["S&P 500 total return", "sp500_total_return"],
    ["Russell 1000 total return", "russell1000_total_return"],
  ] as const) {
    expect(reading(now, name)).toBeCloseTo(rawReturn(column, "2024-06-28", NOTE), 12);
  }
  expect(now.reason).toContain("no close of the month to 24 July 2024 pairs it with 9% for small caps");
});

test("with hindsight two closes pair it with 9%, one of them by one way of quoting only; both are after the note's", () => {
  const pairs = evaluated(julyLarge, null).estimates.filter(({ unit }) => unit === "closes");
  expect(pairs.map(({ value, n, to }) => [value, n, to])).toEqual([
    [1, 22, "2024-07-31"],
    [1, 22, "2024-07-31"],
    [2, 22, "2024-07-31"],
  ]);
  // 25 July: 8.56% with -1.12% (price), 8.71% with -1.05% and with -0.79%; 29 July: 9.16% with 0.06%, 9.29% with 0.13% and with 0.42%.
  expect(evaluated(julyLarge, null).reason).toContain(
    "only 25 July (total returns, Russell 1000) and 29 July (however quoted) pair it",
  );
});

test("a fall of two percent is not flat", () => {
  const level = raw("index-daily", "2024-06-28", "sp500_price") * 0.98;
  const changed = changedStore(NOTE, { "index-daily": setting(NOTE, "sp500_price", level) });
  expect(julyLarge.evaluate(changed).verdict).toBe("depends");
});
