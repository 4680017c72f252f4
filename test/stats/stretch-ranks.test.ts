import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  distinctStretches,
  rankDistinct,
  rankEpisode,
  rankGrid,
  rankOverlapping,
} from "../../lib/stats/stretch-ranks.js";

const NAN = Number.NaN;
const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 50 });
const window = fc.integer({ min: 1, max: 12 });

/** The rule as it is told: take the lowest that is left, strike out what overlaps it, and so on. */
function greedy(scores: readonly number[], length: number): number[] {
  const left = new Set(scores.keys());
  const taken: number[] = [];
  while (left.size > 0) {
    const lowest = [...left].reduce((best, i) =>
      (scores[i] as number) < (scores[best] as number) ? i : best,
    );
    taken.push(lowest);
    for (const i of [...left]) if (Math.abs(i - lowest) < length) left.delete(i);
  }
  return taken;
}

describe("rankOverlapping(values, at)", () => {
  test("is one plus the number of lower values; ties share the better rank", () => {
    const scores = Object.freeze([3, 1, 2, 1, NAN]);
    expect([0, 1, 2, 3].map((at) => rankOverlapping(scores, at))).toEqual([4, 1, 3, 1]);
  });

  test("does not change under a rising transformation of the values", () => {
    fc.assert(
      fc.property(values, fc.nat(), (scores, pick) => {
        const at = pick % scores.length;
        expect(
          rankOverlapping(
            scores.map((score) => Math.exp(score / 10)),
            at,
          ),
        ).toBe(rankOverlapping(scores, at));
      }),
    );
  });
});

describe("distinctStretches(values, { window })", () => {
  test("takes the worst, strikes out what overlaps it, and goes on", () => {
    // 1 is lowest and strikes 0 and 2; 4 comes before 3 and strikes it.
    expect(distinctStretches(Object.freeze([2, 1, 3, 5, 4]), { window: 2 })).toEqual([1, 4]);
  });

  test("stops after as many as are wanted, and passes over missing values", () => {
    expect(distinctStretches([2, 1, 3, 5, 4], { window: 1, most: 2 })).toEqual([1, 0]);
    expect(distinctStretches([NAN, 2, NAN], { window: 2 })).toEqual([1]);
    expect(distinctStretches([], { window: 2 })).toEqual([]);
  });

  test("measures overlap by where the windows end, when some were left out", () => {
    const ends = [9, 10, 30];
    expect(distinctStretches([1, 2, 3], { window: 5, ends })).toEqual([0, 2]);
  });

  test("takes infinite values in their order, the earlier of equal ones first", () => {
    const scores = [Infinity, Infinity, 1, -Infinity, -Infinity];
    expect(distinctStretches(scores, { window: 1 })).toEqual([3, 4, 2, 0, 1]);
    expect(distinctStretches(scores, { window: 2 })).toEqual([3, 0]);
  });

  test("agrees with the rule told step by step", () => {
    fc.assert(
      fc.property(values, window, (scores, length) => {
        expect(distinctStretches(scores, { window: length })).toEqual(greedy(scores, length));
      }),
    );
  });

  test("refuses a window of no length and ends that do not fit", () => {
    expect(() => distinctStretches([1], { window: 0 })).toThrow("distinctStretches requires a window");
    expect(() => distinctStretches([1], { window: 1, ends: [] })).toThrow(
      "one end a value (got 0 ends, 1 values)",
    );
  });
});

describe("rankDistinct(values, at, { window })", () => {
  test("is the place of the stretch that takes the window or strikes it out", () => {
    fc.assert(
      fc.property(values, window, fc.nat(), (scores, length, pick) => {
        const at = pick % scores.length;
        const place = greedy(scores, length).findIndex((taken) => Math.abs(taken - at) < length);
        expect(rankDistinct(scores, at, { window: length })).toBe(place + 1);
      }),
    );
  });

  test("is at most the overlapping rank, and equal to it for windows of one period without ties", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1 }),
        window,
        fc.nat(),
        (scores, length, pick) => {
          const at = pick % scores.length;
          expect(rankDistinct(scores, at, { window: 1 })).toBe(rankOverlapping(scores, at));
          expect(rankDistinct(scores, at, { window: length })).toBeLessThanOrEqual(
            rankOverlapping(scores, at),
          );
        },
      ),
    );
  });

  test("measures overlap by where the windows end", () => {
    expect(rankDistinct([1, 2, 3], 2, { window: 5 })).toBe(1);
    expect(rankDistinct([1, 2, 3], 2, { window: 5, ends: [9, 10, 30] })).toBe(2);
  });
});

describe("rankGrid(values, at, { window })", () => {
  test("compares with the windows that end whole window lengths away", () => {
    // Of position 4 with windows of 2: positions 0, 2, 4.
    expect(rankGrid(Object.freeze([0, -9, 5, -9, 1]), 4, { window: 2 })).toBe(2);
  });

  test("counts by where the windows end", () => {
    // 30 - 10 is four windows of 5, 30 - 9 is not.
    expect(rankGrid([1, 2, 3], 2, { window: 5, ends: [9, 10, 30] })).toBe(2);
  });

  test("agrees with the ranks on the grid alone", () => {
    fc.assert(
      fc.property(values, window, fc.nat(), (scores, length, pick) => {
        const at = pick % scores.length;
        const grid = scores.filter((_, i) => (i - at) % length === 0);
        expect(rankGrid(scores, at, { window: length })).toBe(rankOverlapping(grid, Math.floor(at / length)));
      }),
    );
  });
});

describe("rankEpisode(levels, at)", () => {
  // Falls: 4 -> 3 (25%), 8 -> 2 (75%), 16 -> 8 (50%, open).
  const levels = Object.freeze([4, 3, 4, 8, 2, 8, 16, 8]);

  test("ranks the fall that the period lies in by depth, and is null at a peak", () => {
    expect([1, 4, 7].map((at) => rankEpisode(levels, at))).toEqual([3, 1, 2]);
    expect([0, 2, 3, 5, 6].map((at) => rankEpisode(levels, at))).toEqual([null, null, null, null, null]);
  });
});

test.each([
  ["rankOverlapping", () => rankOverlapping([], 0)],
  ["rankDistinct", () => rankDistinct([NAN], 0, { window: 1 })],
  ["rankGrid", () => rankGrid([1], 1, { window: 1 })],
  ["rankEpisode", () => rankEpisode([1], 5)],
])("%s refuses a position without a value", (name, rank) => {
  expect(rank).toThrow(`${name} requires a value at position`);
});
