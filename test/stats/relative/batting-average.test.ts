import fc from "fast-check";
import { expect, test } from "vitest";
import { battingAverage, rollingBattingAverage } from "../../../lib/stats/relative/batting-average.js";
import { arbitraryLegs } from "../arbitrary.js";
import { distance, naive } from "../naive.js";

const NAN = Number.NaN;

test("battingAverage(legs) counts wins in all, up (or flat) and down markets; a tie is no win", () => {
  const fund = Object.freeze([3, 1, 1, -1, -3]);
  const market = Object.freeze([2, 1, 0, -2, -2]);
  expect(battingAverage([fund, market])).toEqual({ overall: 3 / 5, upMarket: 2 / 3, downMarket: 1 / 2 });
});

test("battingAverage leaves out periods without both returns, and is missing without periods", () => {
  expect(
    battingAverage([
      [3, NAN, 9],
      [2, 1, NAN],
    ]),
  ).toEqual({ overall: 1, upMarket: 1, downMarket: NAN });
  expect(battingAverage([[], []])).toEqual({ overall: NAN, upMarket: NAN, downMarket: NAN });
});

test("battingAverage of the two legs adds up to one but for ties", () => {
  fc.assert(
    fc.property(arbitraryLegs({ minLength: 1 }), ([a, b]) => {
      const ties = a.filter((value, t) => value === b[t]).length / a.length;
      expect(battingAverage([a, b]).overall + battingAverage([b, a]).overall + ties).toBeCloseTo(1, 12);
    }),
  );
});

test("rollingBattingAverage agrees with every window on its own, missing returns included", () => {
  fc.assert(
    fc.property(arbitraryLegs({ missing: true }), fc.integer({ min: 1, max: 6 }), ([a, b], window) => {
      const minObservations = Math.ceil(window / 2);
      const expected = naive(a.length, window, (first, end) => {
        const both = a
          .slice(first, end)
          .filter((value, step) => !Number.isNaN(value + (b[first + step] as number)));
        if (both.length < minObservations) return NAN;
        return battingAverage([a.slice(first, end), b.slice(first, end)]).overall;
      });
      expect(distance(rollingBattingAverage([a, b], { window, minObservations }), expected)).toBe(0);
    }),
  );
});

test("legs of different length are refused", () => {
  expect(() => battingAverage([[1], []])).toThrow("battingAverage requires legs of one length (got 1 and 0)");
  expect(() => rollingBattingAverage([[1], []], { window: 1 })).toThrow(
    "rollingBattingAverage requires legs",
  );
});
