import fc from "fast-check";
import { expect, test } from "vitest";
import { rollingRelativePerformance } from "../../lib/stats/relative-performance.js";
import { stretches } from "../../lib/stats/stretches.js";
import { arbitraryLegs } from "./arbitrary.js";

const NAN = Number.NaN;

test("stretches(legs, { window }) measures every window, by the position of its last return", () => {
  const legs = [Object.freeze([1, 1, 0, -0.5]), Object.freeze([0, 0, 1, 1])] as const;
  const { annualisedGap, ...rest } = stretches(legs, { window: 2, periodsPerYear: 1 });
  expect(rest).toEqual({
    window: 2,
    ends: Int32Array.of(1, 2, 3),
    gap: Float64Array.of(3, 0, -3.5),
    ratio: Float64Array.of(4, 1, 0.125),
  });
  // Over two years: 2 - 1, sqrt(2) - sqrt(2), sqrt(0.5) - 2.
  const expected = [1, 0, Math.sqrt(0.5) - 2];
  for (const [i, gap] of annualisedGap.entries()) expect(gap).toBeCloseTo(expected[i] as number, 12);
});

test("stretches leaves out the windows that touch a missing return in either leg", () => {
  const { ends, gap } = stretches(
    [
      [1, NAN, 1, 1, 1],
      [0, 0, 0, 0, NAN],
    ],
    { window: 1 },
  );
  expect([...ends]).toEqual([0, 2, 3]);
  expect([...gap]).toEqual([1, 1, 1]);
  expect([
    ...stretches(
      [
        [1, NAN, 1],
        [0, 0, 0],
      ],
      { window: 2 },
    ).ends,
  ]).toEqual([]);
});

test("stretches annualises nothing under one year", () => {
  const { annualisedGap } = stretches(
    [
      [1, 1],
      [0, 0],
    ],
    { window: 1 },
  );
  expect([...annualisedGap]).toEqual([NAN, NAN]);
});

test("stretches has none in a series shorter than the window, or empty", () => {
  expect(stretches([[1], [1]], { window: 2 }).ends.length).toBe(0);
  expect(stretches([[], []], { window: 2 }).gap.length).toBe(0);
});

test("stretches are the rolling values that are there", () => {
  fc.assert(
    fc.property(arbitraryLegs({ missing: true }), fc.integer({ min: 1, max: 8 }), (legs, window) => {
      const rolled = rollingRelativePerformance(legs, { window });
      const found = stretches(legs, { window });
      const there = [...rolled.gap.keys()].filter((t) => !Number.isNaN(rolled.gap[t]));
      expect([...found.ends]).toEqual(there);
      expect([...found.ratio]).toEqual(there.map((t) => rolled.ratio[t]));
    }),
  );
});

test("stretches refuses legs of different length and a window of no length", () => {
  expect(() => stretches([[1], []], { window: 1 })).toThrow(
    "stretches requires legs of one length (got 1 and 0)",
  );
  expect(() => stretches([[1], [1]], { window: 0 })).toThrow(
    "stretches requires a window of one period or more (got 0)",
  );
});
