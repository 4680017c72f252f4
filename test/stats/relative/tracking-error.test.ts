import fc from "fast-check";
import { expect, test } from "vitest";
import { rollingTrackingError, trackingError } from "../../../lib/stats/relative/tracking-error.js";
import { arbitraryLegs } from "../arbitrary.js";
import { distance, naive } from "../naive.js";
import { simulate } from "../noise.js";

const NAN = Number.NaN;

test("trackingError(legs) is the deviation of the difference on a yearly scale, over periods with both returns", () => {
  // Differences 1, 2, 3: deviation 1; times sqrt(4).
  expect(
    trackingError([Object.freeze([2, 4, NAN, 3, 9]), Object.freeze([1, 2, 5, 0, NAN])], {
      periodsPerYear: 4,
    }),
  ).toBe(2);
});

test("trackingError of equal legs, and of a constant lead, is exactly zero; of one period missing", () => {
  expect(
    trackingError([
      [0.1, 0.3],
      [0.1, 0.3],
    ]),
  ).toBe(0);
  expect(trackingError([[0.1], [0]])).toBeNaN();
  expect(trackingError([[], []])).toBeNaN();
});

test("trackingError recovers the active risk of simulated legs", () => {
  const market = simulate(50_000, { mean: 0.0003, deviation: 0.01, seed: 1 });
  const active = simulate(50_000, { mean: 0, deviation: 0.002, seed: 2 });
  const fund = market.map((value, t) => value + (active[t] as number));
  expect(trackingError([fund, market]) / (0.002 * Math.sqrt(252))).toBeCloseTo(1, 2);
});

test("rollingTrackingError agrees with every window on its own", () => {
  fc.assert(
    fc.property(arbitraryLegs(), fc.integer({ min: 1, max: 8 }), ([a, b], window) => {
      const expected = naive(a.length, window, (first, end) =>
        trackingError([a.slice(first, end), b.slice(first, end)]),
      );
      expect(distance(rollingTrackingError([a, b], { window }), expected)).toBeLessThan(1e-6);
    }),
  );
});

test("legs of different length are refused", () => {
  expect(() => trackingError([[1], []])).toThrow("trackingError requires legs of one length (got 1 and 0)");
  expect(() => rollingTrackingError([[1], []], { window: 1 })).toThrow("rollingTrackingError requires legs");
});
