import fc from "fast-check";
import { expect, test } from "vitest";
import { rollingMoments } from "../../../lib/stats/rolling/rolling-moments.js";
import { deviation, sampleMoments } from "../../../lib/stats/sample-moments.js";
import { arbitraryReturns } from "../arbitrary.js";
import { distance, naive } from "../naive.js";
import { simulate } from "../noise.js";

const spread = (_: number, deviation: number) => deviation;
const mean = (value: number) => value;

test("rollingMoments agrees with every window computed afresh, for any number of observations needed", () => {
  const windows = fc
    .integer({ min: 1, max: 12 })
    .chain((window) =>
      fc.record({ window: fc.constant(window), minObservations: fc.integer({ min: 1, max: window }) }),
    );
  fc.assert(
    fc.property(
      arbitraryReturns({ missing: true }),
      windows,
      fc.integer({ min: 0, max: 1 }),
      (values, sizes, ddof) => {
        const options = { ...sizes, ddof };
        const each = (statistic: (moments: ReturnType<typeof sampleMoments>) => number) =>
          naive(values.length, sizes.window, (first, end) => {
            const moments = sampleMoments(values.slice(first, end));
            return moments.count < sizes.minObservations ? Number.NaN : statistic(moments);
          });
        expect(
          distance(
            rollingMoments(values, options, mean),
            each((moments) => moments.mean),
          ),
        ).toBeLessThan(1e-12);
        expect(
          distance(
            rollingMoments(values, options, spread),
            each((moments) => deviation(moments, ddof)),
          ),
        ).toBeLessThan(1e-7);
      },
    ),
  );
});

test("rollingMoments of a constant has exactly no spread in any window", () => {
  const spreads = rollingMoments(new Array(50).fill(0.1), { window: 7, minObservations: 7, ddof: 1 }, spread);
  expect([...spreads.slice(6)].every((value) => value === 0)).toBe(true);
});

test("rollingMoments keeps twelve digits over 25,000 days on a level that climbs to 1e6", () => {
  const steps = simulate(25_000, { mean: 40, deviation: 1, seed: 11 });
  let level = 0;
  const levels = steps.map((step) => {
    level += step;
    return level;
  });
  const options = { window: 252, minObservations: 252, ddof: 1 };
  const expected = naive(levels.length, 252, (first, end) =>
    deviation(sampleMoments(levels.slice(first, end)), 1),
  );
  const rolled = rollingMoments(levels, options, spread);
  for (let t = 251; t < levels.length; t += 97) {
    expect((rolled[t] as number) / (expected[t] as number)).toBeCloseTo(1, 12);
  }
});
