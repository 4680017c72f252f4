import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chained,
  exactly,
  leftOver,
  overlap,
  statedRange,
} from "../../../lib/claims/consistency/stated-range.js";
import { roundsTo } from "../../../lib/claims/verdict.js";

const returns = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const ranges = fc.tuple(returns, returns).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

test("statedRange(stated) holds exactly the returns that round to it", () => {
  const { low, high } = statedRange(0.09, { digits: 0 });
  expect(low).toBeCloseTo(0.085, 12);
  expect(high).toBeCloseTo(0.095, 12);
  expect(
    [low + 1e-12, 0.0949999, 0.0951, 0.0849].map((value) => roundsTo(value, 0.09, { digits: 0 })),
  ).toEqual([true, true, false, false]);
  expect(statedRange(0.036, { digits: 1 }).high).toBeCloseTo(0.0365, 12);
});

describe("chained(parts)", () => {
  test("compounds known returns: 10% and -10% make -1%", () => {
    const both = chained([exactly(0.1), exactly(-0.1)]);
    expect(both.low).toBeCloseTo(-0.01, 12);
    expect(both.high).toBe(both.low);
  });

  test("of nothing is no return", () => {
    expect(chained([])).toEqual({ low: 0, high: 0 });
  });

  test("holds every product of returns within its parts", () => {
    fc.assert(
      fc.property(ranges, ranges, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        const at = ({ low, high }: { low: number; high: number }) => low + t * (high - low);
        const value = (1 + at(a)) * (1 + at(b)) - 1;
        const { low, high } = chained([a, b]);
        return value >= low - 1e-12 && value <= high + 1e-12;
      }),
    );
  });
});

test("leftOver(whole, part) takes a known part out again: what it was chained with comes back", () => {
  fc.assert(
    fc.property(ranges, returns, (rest, part) => {
      const back = leftOver(chained([rest, exactly(part)]), exactly(part));
      expect(back.low).toBeCloseTo(rest.low, 10);
      expect(back.high).toBeCloseTo(rest.high, 10);
    }),
  );
});

test("overlap(a, b) counts a shared end, not a gap", () => {
  expect(overlap({ low: 0, high: 1 }, { low: 1, high: 2 })).toBe(true);
  expect(overlap({ low: 0, high: 1 }, { low: 1.1, high: 2 })).toBe(false);
  expect(overlap(exactly(0.5), { low: 0, high: 1 })).toBe(true);
});
