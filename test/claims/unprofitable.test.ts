import { expect, test } from "vitest";
import { memberLossShares, unprofitable } from "../../lib/claims/unprofitable.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(unprofitable, ["supported", "supported", "supported", "supported", "untestable", "untestable"]);

const BY_COUNT = "members by count, no P/E shown on a quote page";
const PUBLISHED = "published by Aristotle Capital, which does not say whether by count or weight";

test("on the note's day one count and one published figure are known, each by itself large enough", () => {
  const now = evaluated(unprofitable);
  expect(reading(now, BY_COUNT)).toBe(raw("unprofitable-share", "2023-08", "share"));
  expect(reading(now, PUBLISHED)).toBe(0.39);
  expect(now.estimates.filter(({ neighbour }) => !neighbour)).toHaveLength(2);
});

test("the weight of July's members is known once July has ended", () => {
  const weight = (asOf: string) =>
    memberLossShares(openStore({ asOf })).find(({ definition }) => definition.includes("by market value"));
  expect(weight("2024-07-30")).toBeUndefined();
  expect(weight("2024-07-31")?.value).toBe(raw("unprofitable-share", "2024-07", "share"));
});

test("all listed companies stand beside it, of the last month that had ended by the day asked about", () => {
  for (const asOf of [NOTE, null]) {
    const firms = evaluated(unprofitable, asOf).estimates.filter(({ neighbour }) => neighbour);
    expect(firms.map(({ value, to, fits }) => [value, to, fits])).toEqual([
      [raw("earnings-yield-monthly", "2024-06", "negative_share_of_firms"), "2024-06", true],
      [raw("earnings-yield-monthly", "2024-06", "negative_share_of_cap"), "2024-06", false],
    ]);
  }
});

test("a figure counts for a year: the labels of August 2023 are too old by September 2024, all of them by August 2025", () => {
  const own = (asOf: string) => evaluated(unprofitable, asOf).estimates.filter(({ neighbour }) => !neighbour);
  const hasOldest = (asOf: string) => own(asOf).some(({ definition }) => definition === BY_COUNT);
  expect([hasOldest("2024-08-31"), hasOldest("2024-09-01")]).toEqual([true, false]);
  expect(own("2025-07-31").length).toBeGreaterThan(0);
  expect(evaluated(unprofitable, "2025-08-01").verdict).toBe("untestable");
});

test("one share below a quarter makes it depend, all below contradict it", () => {
  const low = { "unprofitable-share": setting("2023-08", "share", 0.2499) };
  expect(unprofitable.evaluate(changedStore(NOTE, low)).verdict).toBe("depends");
  const published = setting("aristotle-2024-06-unprofitable", "value", 24.9);
  const both = changedStore(NOTE, { ...low, "published-figures": published });
  expect(unprofitable.evaluate(both).verdict).toBe("contradicted");
});

test("no published figure is no reading", () => {
  const { verdict, estimates } = unprofitable.evaluate(changedStore(NOTE, { "published-figures": null }));
  expect(verdict).toBe("supported");
  expect(estimates.filter(({ neighbour }) => !neighbour)).toHaveLength(1);
});
