import { expect, test } from "vitest";
import { fading } from "../../claims/fading.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { rawReturn, rawRows } from "./raw.js";

testEveryAsOf(fading, ["supported", "supported", "pending", "supported", "supported", "pending"]);

test("a reading compares the return a session before the break with the one after it", () => {
  const days = rawRows("index-daily").map(({ date }) => date as string);
  const sessions = (from: string, to: string) => days.indexOf(to) - days.indexOf(from);
  const pace = (from: string, to: string) => rawReturn("russell2000_price", from, to) / sessions(from, to);
  const now = evaluated(fading);
  for (const [day, why] of [
    ["2024-07-16", "the peak"],
    ["2024-07-18", "the end of the bounce"],
    ["2024-07-19", "the week before"],
  ] as const) {
    const change = pace(day, NOTE) - pace("2024-07-10", day);
    expect(reading(now, `Russell 2000 price return: change of the daily pace after ${why}`)).toBeCloseTo(
      change,
      12,
    );
  }
  const left =
    rawReturn("russell2000_price", "2024-07-10", NOTE) /
    rawReturn("russell2000_price", "2024-07-10", "2024-07-16");
  expect(
    reading(now, "Russell 2000 price return: share of the gain to the peak that was left (fits below one)"),
  ).toBeCloseTo(left, 12);
});

test("a leap on the last day contradicts it; no closes leave it untestable", () => {
  const leap = changedStore(NOTE, {
    "index-daily": (row) =>
      row.date === NOTE ? { ...row, russell2000_price: 400, russell2000_total_return: 450 } : row,
  });
  expect(fading.evaluate(leap).verdict).toBe("contradicted");
  expect(fading.evaluate(changedStore(NOTE, { "index-daily": null })).verdict).toBe("untestable");
});
