import { expect, test } from "vitest";
import { type FactorRarity, factorRarity } from "../../../claims/evidence/factor-rarity.js";
import { openStore } from "../../../lib/store/open-store.js";
import { rawRows } from "../raw.js";

const store = openStore({ asOf: "2024-07-24" });
const find = (rows: readonly FactorRarity[], window: string, factor: string) =>
  rows.find((row) => row.window === window && row.factor === factor) as FactorRarity;

/** Products of every `length` days in a row that end by a day, worked out one by one. */
function windowsBy(factor: string, length: number, day: string): number[] {
  const returns = rawRows("factors-daily")
    .filter(({ date = "" }) => date <= day)
    .map((row) => Number(row[factor]));
  return returns
    .slice(length - 1)
    .map((_, at) => returns.slice(at, at + length).reduce((wealth, value) => wealth * (1 + value), 1) - 1);
}

test("a window is ranked among all windows of its length that were known", () => {
  const found = find(factorRarity(store), "11-24 July", "rmw");
  const all = windowsBy("rmw", 10, "2024-07-24");
  const own = all.at(-1) as number;
  expect(found.value).toBeCloseTo(own, 12);
  expect(found).toMatchObject({ sessions: 10, compared: all.length });
  expect(found.fromLowest).toBe(1 + all.filter((value) => value < own - 1e-12).length);
  expect(found.fromHighest).toBe(1 + all.filter((value) => value > own + 1e-12).length);
});

test("the six decades are empty before they are known, and interpolated from the quantiles after", () => {
  expect(factorRarity(store).every(({ share }) => Number.isNaN(share))).toBe(true);
  const later = factorRarity(store, { quantiles: openStore() });
  // numpy.interp of the window's return against the table: 99.1%, 9.4% and, for four sessions, 1.1%.
  expect(find(later, "11-24 July", "hml").share).toBeCloseTo(0.991, 3);
  expect(find(later, "11-24 July", "rmw").share).toBeCloseTo(0.094, 3);
  expect(find(later, "11-16 July", "rmw").share).toBeCloseTo(0.011, 3);
});

test("July to date has a length that the quantiles do not list", () => {
  const july = find(factorRarity(store, { quantiles: openStore() }), "1-24 July", "hml");
  expect(july.sessions).toBe(17);
  expect(july.share).toBeNaN();
});

test("nothing is ranked before the first window has ended", () => {
  expect(factorRarity(openStore({ asOf: "2024-07-12" }))).toEqual([]);
});
