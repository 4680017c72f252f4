import fc from "fast-check";
import { expect, test } from "vitest";
import { correlation, rollingCorrelation } from "../../../lib/stats/relative/correlation.js";
import { arbitraryLegs } from "../arbitrary.js";
import { distance, naive } from "../naive.js";
import { normals } from "../noise.js";

const NAN = Number.NaN;

test("correlation(legs) by hand, over the periods in which both are there", () => {
  // Sxx 5, Syy 26, Sxy 11.
  expect(correlation([Object.freeze([2, NAN, 4, 5, 9, 1]), Object.freeze([0, 7, 1, 2, 3, NAN])])).toBeCloseTo(
    11 / Math.sqrt(130),
    12,
  );
});

test("correlation(legs) is missing for fewer than two periods and for a leg without spread", () => {
  expect(correlation([[], []])).toBeNaN();
  expect(correlation([[1], [2]])).toBeNaN();
  expect(
    correlation([
      [1, 2, 3],
      [0.1, 0.1, 0.1 + 1e-17],
    ]),
  ).toBeNaN();
  expect(() => correlation([[1, 2], [1]])).toThrow("correlation requires legs of one length (got 2 and 1)");
});

test("correlation(legs) is one with itself, minus one with its opposite, and recovers 0.6", () => {
  const [x, e] = [normals(50_000, 1), normals(50_000, 77)];
  expect(correlation([x, x])).toBeCloseTo(1, 12);
  expect(correlation([x, x.map((value) => 3 - 2 * value)])).toBeCloseTo(-1, 12);
  expect(correlation([x, x.map((value, t) => 0.6 * value + 0.8 * (e[t] as number))])).toBeCloseTo(0.6, 2);
});

test("rollingCorrelation(legs) agrees with every window on its own", () => {
  fc.assert(
    fc.property(arbitraryLegs({ missing: true }), fc.integer({ min: 2, max: 8 }), ([a, b], window) => {
      const both = naive(a.length, window, (first, end) => {
        const own = [a.slice(first, end), b.slice(first, end)] as const;
        return own.flat().some(Number.isNaN) ? NAN : correlation(own);
      });
      expect(distance(rollingCorrelation([a, b], { window }), both)).toBeLessThan(1e-9);
      const some = naive(a.length, window, (first, end) => {
        const there = a.slice(first, end).filter((v, t) => !Number.isNaN(v + (b[first + t] as number)));
        return there.length < 2 ? NAN : correlation([a.slice(first, end), b.slice(first, end)]);
      });
      const options = { window, minObservations: 2 };
      expect(distance(rollingCorrelation([a, b], options), some)).toBeLessThan(1e-9);
    }),
  );
});
