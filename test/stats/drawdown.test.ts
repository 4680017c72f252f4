import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawdown, drawdownEpisodes } from "../../lib/stats/drawdown.js";
import { maxDrawdown } from "../../lib/stats/max-drawdown.js";
import { compound } from "../../lib/stats/series/compound.js";
import { arbitraryReturns } from "./arbitrary.js";

const NAN = Number.NaN;
const levels = arbitraryReturns({ minLength: 1 }).map((returns) => [...compound(returns)]);

describe("drawdown(levels)", () => {
  test("seeds the peak at the first level, so that a loss on the first day counts", () => {
    expect([...drawdown(Object.freeze([100, 75, 120, 90]))]).toEqual([0, -0.25, 0, -0.25]);
  });

  test("has one value a level, and nothing to say of none", () => {
    expect([...drawdown([])]).toEqual([]);
    expect([...drawdown([5])]).toEqual([0]);
    expect([...drawdown([5, 5, 5])]).toEqual([0, 0, 0]);
  });

  test("passes over a missing level, which stays missing and does not move the peak", () => {
    expect([...drawdown([NAN, 4, NAN, 3, NAN, 8])]).toEqual([NAN, 0, NAN, -0.25, NAN, 0]);
  });

  test("is -1 at ruin and 0 at a level of zero that was never left", () => {
    expect([...drawdown([4, 0, 4])]).toEqual([0, -1, 0]);
    expect([...drawdown([0, 0, 1])]).toEqual([0, 0, 0]);
  });

  test("lies between -1 and 0, is 0 at a new high, and does not know the unit", () => {
    fc.assert(
      fc.property(levels, (values) => {
        const falls = drawdown(values);
        const scaled = drawdown(values.map((value) => value * 1024));
        let high = 0;
        for (const [t, value] of values.entries()) {
          high = Math.max(high, value);
          const fall = falls[t] as number;
          expect(fall <= 0 && fall >= -1).toBe(true);
          if (value === high) expect(fall).toBe(0);
          expect(scaled[t]).toBe(fall);
        }
      }),
    );
  });

  test("refuses returns, which would give a number that looks right", () => {
    expect(() => drawdown([0.01, -0.02])).toThrow(
      "drawdown requires levels of zero or more (got -0.02 at position 1); turn returns into levels with compound(returns)",
    );
  });
});

describe("drawdownEpisodes(levels)", () => {
  test("gives peak, valley, recovery and depth by position; an open one has no recovery", () => {
    expect(drawdownEpisodes(Object.freeze([4, 3, 2, 4, 8, 6, 7]))).toEqual([
      { peak: 0, valley: 2, recovery: 3, depth: -0.5 },
      { peak: 4, valley: 5, recovery: null, depth: -0.25 },
    ]);
  });

  test("starts from the last level at the peak, and bottoms at the first of equal lows", () => {
    expect(drawdownEpisodes([4, 4, 3, 3, 5])).toEqual([{ peak: 1, valley: 2, recovery: 4, depth: -0.25 }]);
  });

  test("passes over missing levels, at the start as well", () => {
    expect(drawdownEpisodes([NAN, 4, NAN, 3, NAN, 4])).toEqual([
      { peak: 1, valley: 3, recovery: 5, depth: -0.25 },
    ]);
  });

  test("finds none in a series that never falls", () => {
    expect(drawdownEpisodes([])).toEqual([]);
    expect(drawdownEpisodes([1])).toEqual([]);
    expect(drawdownEpisodes([1, 1, 2, 2])).toEqual([]);
  });

  test("the episodes are in order, do not overlap, and the deepest is the max drawdown", () => {
    fc.assert(
      fc.property(levels, (values) => {
        const episodes = drawdownEpisodes(values);
        for (const [i, { peak, valley, recovery, depth }] of episodes.entries()) {
          expect(peak < valley && valley < (recovery ?? Number.POSITIVE_INFINITY)).toBe(true);
          expect(depth).toBe((values[valley] as number) / (values[peak] as number) - 1);
          const next = episodes[i + 1];
          if (next !== undefined) expect(recovery !== null && recovery <= next.peak).toBe(true);
          if (recovery !== null) expect((values[recovery] as number) >= (values[peak] as number)).toBe(true);
        }
        expect(Math.min(0, ...episodes.map(({ depth }) => depth))).toBe(maxDrawdown(values));
      }),
    );
  });

  test("refuses returns", () => {
    expect(() => drawdownEpisodes([0.01, -0.02])).toThrow("drawdownEpisodes requires levels");
  });
});
