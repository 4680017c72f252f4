import { expect, test } from "vitest";
import { sizePremiums } from "../../claims/evidence/size-premium.js";
import { longRunEdge } from "../../claims/long-run-edge.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(longRunEdge, ["opinion", "opinion", "pending", "opinion", "opinion", "pending"]);

test("a premium is twelve times the mean monthly lead to June 2024, with or without Januaries", () => {
  const rows = rawRows("size-monthly").filter(({ month = "" }) => month >= "1963-07" && month <= "2024-06");
  const mean = (some: readonly Readonly<Record<string, string>>[]) =>
    (12 * some.reduce((sum, row) => sum + Number(row.bottom_30_vw) - Number(row.top_30_vw), 0)) / some.length;
  const own = sizePremiums(openStore({ asOf: NOTE })).filter(
    ({ pair, from }) => pair === "bottom 30% and top 30% by size" && from === "1963-07",
  );
  expect(own.map(({ withoutJanuary }) => withoutJanuary)).toEqual([false, true]);
  expect(own[0]?.mean).toBeCloseTo(mean(rows), 12);
  expect(own[1]?.mean).toBeCloseTo(mean(rows.filter(({ month = "" }) => !month.endsWith("-01"))), 12);
});

test("an interval lies around its mean; months after the note are not counted", () => {
  const premiums = sizePremiums(openStore({ asOf: null }));
  expect(premiums.length).toBeGreaterThan(40);
  for (const { interval, mean, to } of premiums) {
    expect(interval[0] < mean && mean < interval[1]).toBe(true);
    expect(to).toBe("2024-06");
  }
  expect(premiums).toEqual(sizePremiums(openStore({ asOf: NOTE })));
});

test("a premium of every month counts as an advantage, and the verdict stays an opinion", () => {
  const sure = changedStore(NOTE, {
    "size-monthly": (row) => ({ ...row, bottom_30_vw: Number(row.top_30_vw) + 0.01 }),
  });
  const { verdict, estimates } = longRunEdge.evaluate(sure);
  const own = estimates.filter(({ definition }) => definition.startsWith("bottom 30% and top 30%"));
  expect(own.every(({ fits }) => fits)).toBe(true);
  expect(verdict).toBe("opinion");
  expect(evaluated(longRunEdge).estimates.some(({ fits }) => fits)).toBe(false);
});
