import fc from "fast-check";
import { expect, test } from "vitest";
import { relativePerformance, rollingRelativePerformance } from "../../lib/stats/relative-performance.js";
import { arbitraryLegs } from "./arbitrary.js";
import { distance, naive } from "./naive.js";
import { simulate } from "./noise.js";

const NAN = Number.NaN;
const wealthOf = (returns: ArrayLike<number>) =>
  Array.from(returns).reduce((wealth, value) => wealth * (1 + value), 1);

test("relativePerformance([a, b]) is the gap in points, the ratio of wealth and the gap of yearly growth", () => {
  expect(relativePerformance(Object.freeze([1.44, 1.21] as const), { years: 2 })).toEqual({
    gap: 1.44 - 1.21,
    ratio: 1.44 / 1.21,
    annualisedGap: expect.closeTo(0.1, 12),
  });
});

test("relativePerformance annualises nothing under one year", () => {
  expect(relativePerformance([1.1, 1], { years: 0.99 }).annualisedGap).toBeNull();
  expect(relativePerformance([1.5, 1], { years: 1 }).annualisedGap).toBe(0.5);
});

test("relativePerformance carries missing wealth and ruin through", () => {
  expect(relativePerformance([NAN, 1], { years: 2 })).toEqual({ gap: NAN, ratio: NAN, annualisedGap: NAN });
  expect(relativePerformance([0, 1], { years: 2 })).toEqual({ gap: -1, ratio: 0, annualisedGap: -1 });
});

test.each([
  [[-0.1, 1], 1, "wealth of zero or more"],
  [[1, 1], 0, "years above zero (got 0)"],
  [[1, 1], NAN, "years above zero (got NaN)"],
] as const)("relativePerformance(%j, { years: %d }) is refused", (wealth, years, message) => {
  expect(() => relativePerformance(wealth, { years })).toThrow(message);
});

test("swapping the legs turns the gaps round and the ratio over", () => {
  const wealth = fc.double({ min: 0.01, max: 50, noNaN: true });
  fc.assert(
    fc.property(wealth, wealth, (a, b) => {
      const [one, other] = [
        relativePerformance([a, b], { years: 10 }),
        relativePerformance([b, a], { years: 10 }),
      ];
      expect(other.gap + one.gap).toBe(0);
      expect((other.annualisedGap as number) + (one.annualisedGap as number)).toBe(0);
      expect(other.ratio * one.ratio).toBeCloseTo(1, 12);
    }),
  );
});

test("rollingRelativePerformance agrees with every window on its own, missing returns included", () => {
  fc.assert(
    fc.property(arbitraryLegs({ missing: true }), fc.integer({ min: 1, max: 8 }), ([a, b], window) => {
      const rolled = rollingRelativePerformance([a, b], { window, periodsPerYear: 2 });
      const each = (key: "gap" | "ratio" | "annualisedGap") =>
        naive(a.length, window, (first, end) => {
          const wealth = [wealthOf(a.slice(first, end)), wealthOf(b.slice(first, end))] as const;
          if (wealth.some(Number.isNaN)) return NAN;
          return relativePerformance(wealth, { years: window / 2 })[key] ?? NAN;
        });
      for (const key of ["gap", "ratio", "annualisedGap"] as const) {
        expect(distance(rolled[key], each(key))).toBeLessThan(1e-12);
      }
    }),
  );
});

test("rollingRelativePerformance does not drift over 25,000 days of ten-year windows", () => {
  const a = simulate(25_000, { mean: 0.0004, deviation: 0.01, seed: 21 });
  const b = simulate(25_000, { mean: 0.0003, deviation: 0.01, seed: 22 });
  const { gap, ratio } = rollingRelativePerformance([a, b], { window: 2520, periodsPerYear: 252 });
  for (const last of [2519, 5039, 5040, 12_345, 24_999]) {
    const own = relativePerformance(
      [wealthOf(a.slice(last - 2519, last + 1)), wealthOf(b.slice(last - 2519, last + 1))],
      { years: 10 },
    );
    expect(gap[last]).toBeCloseTo(own.gap, 12);
    expect(ratio[last]).toBeCloseTo(own.ratio, 12);
  }
});

test("rollingRelativePerformance with fewer periods needed uses those with both returns", () => {
  const { gap } = rollingRelativePerformance(
    [
      [1, NAN, 1],
      [0, 5, NAN],
    ],
    { window: 2, minObservations: 1 },
  );
  expect([...gap]).toEqual([NAN, 1, NAN]);
});

test("rollingRelativePerformance refuses legs of different length", () => {
  expect(() => rollingRelativePerformance([[1], []], { window: 1 })).toThrow(
    "rollingRelativePerformance requires legs of one length (got 1 and 0)",
  );
});
