import { expect, test } from "vitest";
import { deregulation } from "../../claims/deregulation.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { rawReturn } from "./raw.js";

testEveryAsOf(deregulation, ["untestable", "untestable", "pending", "untestable", "untestable", "pending"]);

test("the odds of a change of government and the day's lead are proxies, and none decides", () => {
  const now = evaluated(deregulation);
  expect(now.estimates.every(({ proxy }) => proxy)).toBe(true);
  expect(reading(now, "rise of the odds of a Republican presidency to 14 July, Polymarket")).toBeCloseTo(0.1);
  const lead = (from: string, to: string) =>
    rawReturn("russell2000_price", from, to) - rawReturn("sp500_price", from, to);
  const day = lead("2024-07-12", "2024-07-15");
  expect(reading(now, "lead of the Russell 2000 over the S&P 500 on 15 July")).toBeCloseTo(day, 12);
  expect(reading(now, "that lead over the lead of 11 to 24 July")).toBeCloseTo(
    day / lead("2024-07-10", "2024-07-24"),
    12,
  );
});

test("without odds it says what is missing and shows the day", () => {
  const { verdict, reason, estimates } = deregulation.evaluate(
    changedStore(NOTE, { "published-figures": null }),
  );
  expect([verdict, reason]).toEqual([
    "untestable",
    "At this date the data hold no odds of an election outcome.",
  ]);
  expect(estimates).toHaveLength(2);
});
