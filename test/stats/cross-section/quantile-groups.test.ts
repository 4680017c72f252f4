import fc from "fast-check";
import { expect, test } from "vitest";
import { quantileGroups } from "../../../lib/stats/cross-section/quantile-groups.js";
import { welchTest } from "../../../lib/stats/welch-test.js";
import { autoregression } from "../simulate.js";

test("by hand: six members in three groups of two", () => {
  const members = Object.freeze({
    characteristic: Object.freeze([60, 10, 30, 20, 50, 40]),
    outcome: Object.freeze([9, 1, 4, 3, 5, 6]),
  });
  const { groups, difference, groupOf } = quantileGroups(members, { groups: 3 });
  expect([...groupOf]).toEqual([3, 1, 2, 1, 3, 2]);
  expect(groups.map(({ group, members, mean }) => [group, members, mean])).toEqual([
    [1, 2, 2],
    [2, 2, 5],
    [3, 2, 7],
  ]);
  expect(groups[0]?.deviation).toBeCloseTo(Math.SQRT2, 14);
  // Type 7 bounds of 10..60: 10 + 50 / 3 and 10 + 100 / 3.
  expect(
    groups.map(({ lower, upper }) => [lower, upper].map((bound) => Math.round(bound * 100) / 100)),
  ).toEqual([
    [10, 26.67],
    [26.67, 43.33],
    [43.33, 60],
  ]);
  expect(difference).toEqual(
    welchTest([
      [9, 5],
      [1, 3],
    ]),
  );
});

test("a value on a bound belongs to the group below, as in pandas' qcut", () => {
  // The median of 1..5 is 3.
  const { groupOf } = quantileGroups(
    { characteristic: [1, 2, 3, 4, 5], outcome: [0, 0, 0, 0, 0] },
    { groups: 2 },
  );
  expect([...groupOf]).toEqual([1, 1, 1, 2, 2]);
});

test("ties may leave a group empty: its mean is NaN, and so is a difference with it", () => {
  const { groups, difference } = quantileGroups(
    { characteristic: [1, 1, 1, 1, 2], outcome: [1, 2, 3, 4, 9] },
    { groups: 4 },
  );
  expect(groups.map(({ members }) => members)).toEqual([4, 0, 0, 1]);
  expect(groups[1]?.mean).toBeNaN();
  expect(difference.difference).toBe(6.5);
  const tied = quantileGroups({ characteristic: [1, 1], outcome: [1, 2] });
  expect(tied.difference.difference).toBeNaN();
});

test("a member that misses characteristic or outcome is in no group and moves no bound", () => {
  const nan = Number.NaN;
  const full = quantileGroups({ characteristic: [1, 2, 3, 4], outcome: [5, 7, 9, 9] }, { groups: 2 });
  const holes = quantileGroups(
    { characteristic: [1, nan, 2, 3, 99, 4], outcome: [5, 1, 7, 9, nan, 9] },
    { groups: 2 },
  );
  expect([...holes.groupOf]).toEqual([1, 0, 1, 2, 0, 2]);
  expect(holes.groups).toEqual(full.groups);
});

test("the difference recovers the slope of an outcome on its characteristic", () => {
  const characteristic = autoregression(5000, { seed: 31 });
  const noise = autoregression(5000, { seed: 32 });
  const outcome = characteristic.map((value, i) => 0.5 * value + (noise[i] as number));
  const { difference } = quantileGroups({ characteristic, outcome }, { groups: 10 });
  // The mean of a standard normal in its highest tenth is phi(1.2816) / 0.1 = 1.755, from the printed table.
  expect(difference.lower).toBeLessThan(2 * 0.5 * 1.755);
  expect(difference.upper).toBeGreaterThan(2 * 0.5 * 1.755);
});

test("groups do not change under a rising transformation of the characteristic (type 1), and hold every member once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 2, max: 6 }),
      (characteristic, groups) => {
        const outcome = characteristic.map((_, i) => i);
        const options = { groups, quantileType: 1 } as const;
        const base = quantileGroups({ characteristic, outcome }, options);
        const moved = quantileGroups(
          { characteristic: characteristic.map((x) => Math.exp(x / 10)), outcome },
          options,
        );
        expect(moved.groupOf).toEqual(base.groupOf);
        expect(base.groups.reduce((sum, { members }) => sum + members, 0)).toBe(characteristic.length);
      },
    ),
  );
});

test("no members give empty groups; two lengths and fewer than two groups are refused", () => {
  expect(quantileGroups({ characteristic: [], outcome: [] }).groups.map(({ members }) => members)).toEqual([
    0, 0, 0, 0, 0,
  ]);
  expect(() => quantileGroups({ characteristic: [1], outcome: [] })).toThrow(
    "quantileGroups requires one outcome a characteristic (got 0 for 1)",
  );
  expect(() => quantileGroups({ characteristic: [1], outcome: [1] }, { groups: 1 })).toThrow(
    /two groups or more/,
  );
});
