import { expect, test } from "vitest";
import { memberLossShares, unprofitable } from "../../claims/unprofitable.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(unprofitable, ["supported", "supported", "pending", "supported", "supported", "pending"]);

const BY_COUNT = "members by count, no P/E shown on a quote page";
const PUBLISHED = "published by Aristotle Capital, which does not say whether by count or weight";

test("on the note's day one count and one published figure are known, each by itself large enough", () => {
  const now = evaluated(unprofitable);
  expect(reading(now, BY_COUNT)).toBe(raw("unprofitable-share", "2023-08", "share"));
  expect(reading(now, PUBLISHED)).toBe(0.39);
  expect(now.estimates.filter(({ comparison }) => !comparison)).toHaveLength(2);
});

test("the weight of July's members is known once July has ended", () => {
  const weight = (asOf: string) =>
    memberLossShares(openStore({ asOf })).find(({ definition }) => definition.includes("by market value"));
  expect(weight("2024-07-30")).toBeUndefined();
  expect(weight("2024-07-31")?.value).toBe(raw("unprofitable-share", "2024-07", "share"));
});

test("all listed companies stand beside it, of the last month that had ended by the day asked about", () => {
  for (const asOf of [NOTE, null]) {
    const firms = evaluated(unprofitable, asOf).estimates.filter(({ comparison }) => comparison);
    expect(firms.map(({ value, to, fits }) => [value, to, fits])).toEqual([
      [raw("earnings-yield-monthly", "2024-06", "negative_share_of_firms"), "2024-06", true],
      [raw("earnings-yield-monthly", "2024-06", "negative_share_of_cap"), "2024-06", false],
    ]);
  }
});

test("figures of the year before the note's day count, however late it is asked", () => {
  expect(evaluated(unprofitable, "2025-08-01")).toEqual(evaluated(unprofitable, null));
  const aged = (month: string) =>
    reading(
      unprofitable.evaluate(changedStore(NOTE, { "unprofitable-share": (row) => ({ ...row, month }) })),
      BY_COUNT,
    );
  expect(aged("2023-07")).toBe(raw("unprofitable-share", "2023-08", "share"));
  expect(aged("2023-06")).toBeUndefined();
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
  expect(estimates.filter(({ comparison }) => !comparison)).toHaveLength(1);
});

test("a share just short of a quarter is not printed as a quarter", () => {
  const changed = changedStore(NOTE, { "unprofitable-share": (row) => ({ ...row, share: 0.2496 }) });
  expect(unprofitable.evaluate(changed).detail).toContain("24.96% of the members by count");
});
