import fc from "fast-check";
import { expect, test } from "vitest";
import { drawdown, drawdownEpisodes } from "../../lib/stats/drawdown.js";
import { compound } from "../../lib/stats/series/compound.js";
import { timeUnderWater } from "../../lib/stats/time-under-water.js";
import { arbitraryReturns } from "./arbitrary.js";

const NAN = Number.NaN;

test("timeUnderWater(levels) measures from the peak to the return of its level", () => {
  expect(timeUnderWater(Object.freeze([5, 4, 4, 5, 6, 6, 6, 5]))).toEqual({
    share: 3 / 8,
    longest: 3,
    current: 1,
  });
});

test("timeUnderWater of a series that never falls is none; of nothing the share is missing", () => {
  expect(timeUnderWater([1, 1, 2])).toEqual({ share: 0, longest: 0, current: 0 });
  expect(timeUnderWater([1])).toEqual({ share: 0, longest: 0, current: 0 });
  expect(timeUnderWater([])).toEqual({ share: NAN, longest: 0, current: 0 });
});

test("timeUnderWater passes over missing levels, but counts their periods", () => {
  expect(timeUnderWater([NAN, 5, 4, NAN, 4, NAN])).toEqual({ share: 2 / 3, longest: 3, current: 3 });
});

test("timeUnderWater agrees with the drawdowns and their episodes", () => {
  fc.assert(
    fc.property(arbitraryReturns(), (returns) => {
      const levels = compound(returns);
      const { share, longest, current } = timeUnderWater(levels);
      const episodes = drawdownEpisodes(levels);
      const open = episodes.at(-1);
      expect(share).toBe(drawdown(levels).filter((fall) => fall < 0).length / levels.length);
      expect(longest).toBe(
        Math.max(0, ...episodes.map(({ peak, recovery }) => (recovery ?? levels.length - 1) - peak)),
      );
      expect(current).toBe(open?.recovery === null ? levels.length - 1 - open.peak : 0);
    }),
  );
});

test("timeUnderWater refuses returns", () => {
  expect(() => timeUnderWater([-0.1])).toThrow("timeUnderWater requires levels");
});
