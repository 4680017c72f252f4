// Takes long: a claim that draws thousands of samples is asked on several days.

import { expect, test } from "vitest";
import { newTrend } from "../../claims/new-trend.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(newTrend, ["opinion", "opinion", "pending", "opinion", "opinion", "pending"]);

const INDEX = "Russell 2000, price returns, S&P 500";

test("a question has no right or wrong, and the evidence of the day is the past alone", () => {
  const { reason, detail, estimates } = evaluated(newTrend);
  expect(reason).toMatch(/^The note asks a question and leaves it open/);
  expect(detail).toContain("What follows July 2024 was not known on this day");
  // Four pairs, three readings of a surge, four horizons.
  expect(estimates).toHaveLength(48);
  // pandas: 27 surges since 1926 with a year after them, 6.25% against 2.85%.
  const year = estimates.find(
    ({ definition }) => definition.startsWith("bottom 30%") && definition.includes("12 months after months"),
  );
  expect(year?.n).toBe(27);
  expect(year?.value).toBeCloseTo(0.0625464596644689 - 0.02845039160276019, 10);
  expect(detail).toContain("was 3.4 points above the average");
});

test("with hindsight it measures what followed, from the month's end and from the note's close", () => {
  const now = evaluated(newTrend, null);
  const level = (month: string) =>
    raw("index-monthly", month, "russell2000_price") / raw("index-monthly", month, "sp500_price");
  expect(reading(now, `${INDEX}: 12 months after July 2024`)).toBeCloseTo(
    level("2025-07") / level("2024-07") - 1,
    10,
  );
  // pandas: -0.0540.
  const note = raw("index-daily", NOTE, "russell2000_price") / raw("index-daily", NOTE, "sp500_price");
  const since = now.estimates.find(({ definition }) => definition === `${INDEX}: since the note's close`);
  expect(since?.value).toBeCloseTo(level("2026-02") / note - 1, 10);
  expect(since).toMatchObject({ from: NOTE, to: "2026-02", n: 19, fits: false });
});

test("each horizon comes in as it becomes known", () => {
  const later = (asOf: string) =>
    evaluated(newTrend, asOf)
      .estimates.filter(
        ({ definition }) => definition.startsWith(INDEX) && definition.endsWith("after July 2024"),
      )
      .map(({ to }) => to);
  expect(later("2024-07-31")).toEqual([]);
  expect(later("2024-08-31")).toEqual(["2024-08"]);
  expect(later("2024-12-31")).toEqual(["2024-08", "2024-10", "2024-12"]);
});

test("a reading becomes a sign of new leadership where small caps lead after July 2024", () => {
  const lifted = changedStore(null, {
    "index-monthly": (row) =>
      String(row.month) > "2024-07" ? { ...row, russell2000_price: 2 * Number(row.russell2000_price) } : row,
  });
  const changed = newTrend.evaluate(lifted);
  expect(changed.verdict).toBe("opinion");
  const found = changed.estimates.find(
    ({ definition }) => definition === `${INDEX}: 12 months after July 2024`,
  );
  expect(found?.fits).toBe(true);
  expect(changed.detail).toContain("gained");
});
