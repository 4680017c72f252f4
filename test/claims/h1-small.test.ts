import { expect, test } from "vitest";
import { h1Small } from "../../claims/h1-small.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(h1Small, ["supported", "supported", "supported", "supported", "supported", "pending"]);

test("the first half runs from the last close of 2023 to that of June 2024: 1.0% without and 1.6% with dividends", () => {
  const half = (column: string) =>
    raw("index-monthly", "2024-06", column) / raw("index-monthly", "2023-12", column) - 1;
  const now = evaluated(h1Small);
  expect(reading(now, "Russell 2000 price return")).toBeCloseTo(half("russell2000_price"), 6);
  expect(reading(now, "Russell 2000 total return")).toBeCloseTo(half("russell2000_total_return"), 6);
  expect(now.estimates[0]).toMatchObject({ from: "2023-12", to: "2024-06-28", n: 6 });
  expect(now.reason).toContain("price return 1.0%, total return 1.6%");
});

test("the index's published total return stands beside the fund that the table has for it", () => {
  expect(
    reading(evaluated(h1Small), "Russell 2000 total return as published by Royce Investment Partners"),
  ).toBe(0.017);
});

test("is not known before the half year is over", () => {
  expect(evaluated(h1Small, "2024-06-27").verdict).toBe("pending");
  expect(evaluated(h1Small, "2024-06-28").verdict).toBe("supported");
});

test("a close 3% higher is no longer barely positive, one below the start is not positive", () => {
  const end = (level: number) =>
    h1Small.evaluate(
      changedStore(NOTE, { "index-daily": setting("2024-06-28", "russell2000_price", level) }),
    );
  const base = raw("index-monthly", "2023-12", "russell2000_price");
  expect(end(base * 1.019).verdict).toBe("supported");
  expect(end(base * 1.03).verdict).toBe("depends");
  expect(end(base * 0.999).verdict).toBe("depends");
});
