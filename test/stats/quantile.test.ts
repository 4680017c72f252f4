import fc from "fast-check";
import { expect, test } from "vitest";
import { type QuantileType, quantile, sortedValues } from "../../lib/stats/quantile.js";

const TYPES: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Sorted: 1 2 3 3 5 7 9 12 15 20. */
const TEN = Object.freeze([7, 1, 12, 3, 3, 9, 20, 15, 2, 5]);

/** numpy 1.24.2, quantile(method=...) at 0.12, 0.25, 0.5, 0.62 and 0.9. */
const QUANTILES_FROM_NUMPY: readonly (readonly [QuantileType, string, readonly number[]])[] = [
  [4, "interpolated_inverted_cdf", [1.2, 2.5, 5, 7.4, 15]],
  [5, "hazen", [1.7, 3, 6, 8.4, 17.5]],
  [6, "weibull", [1.32, 2.75, 6, 8.64, 19.5]],
  [7, "linear", [2.08, 3, 6, 8.16, 15.5]],
  [8, "median_unbiased", [1.5733333333333333, 2.9166666666666665, 6, 8.48, 18.166666666666664]],
  [9, "normal_unbiased", [1.605, 2.9375, 6, 8.46, 18]],
];

test.each(QUANTILES_FROM_NUMPY)("quantile of type %i is numpy's %s", (quantileType, _method, expected) => {
  [0.12, 0.25, 0.5, 0.62, 0.9].forEach((p, i) => {
    expect(quantile(TEN, p, { quantileType })).toBeCloseTo(expected[i] as number, 12);
  });
});

test.each([
  // By hand from Hyndman and Fan (1996): the 3rd, 5th and 7th of ten values, the mean at a step, and the even one of two nearest.
  [1, [3, 5, 9]],
  [2, [3, 6, 9]],
  [3, [2, 5, 7]],
] as const)("quantile of type %i is a step: 0.25, 0.5, 0.62 of ten values", (quantileType, expected) => {
  expect([0.25, 0.5, 0.62].map((p) => quantile(TEN, p, { quantileType }))).toEqual(expected);
});

test("quantile of type 6 is Excel's PERCENTILE.EXC: 0.3 of 1, 2, 4 lies at 1.2", () => {
  expect(quantile([1, 2, 4], 0.3, { quantileType: 6 })).toBeCloseTo(1.2, 12);
});

test("every type gives the smallest value at 0 and the largest at 1", () => {
  for (const quantileType of TYPES) {
    expect([0, 1].map((p) => quantile(TEN, p, { quantileType }))).toEqual([1, 20]);
  }
});

test("quantile leaves NaN out, is NaN of nothing, and one value is all its quantiles", () => {
  expect(quantile([Number.NaN, 3, 1, Number.NaN], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
  expect(quantile([Number.NaN], 0.5)).toBeNaN();
  for (const quantileType of TYPES) expect(quantile([4], 0.3, { quantileType })).toBe(4);
});

test("quantile refuses a probability outside 0 to 1", () => {
  expect(() => quantile(TEN, 1.01)).toThrow("quantile requires a probability from 0 to 1 (got 1.01)");
  expect(() => quantile(TEN, Number.NaN)).toThrow(RangeError);
});

const sample = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

test("quantile never falls in p, lies within the data, and follows shifts and scales", () => {
  fc.assert(
    fc.property(sample, probability, probability, fc.constantFrom(...TYPES), (values, p, q, quantileType) => {
      const at = (data: readonly number[], level: number) => quantile(data, level, { quantileType });
      const [low, high] = [at(values, Math.min(p, q)), at(values, Math.max(p, q))];
      expect(low).toBeLessThanOrEqual(high + 1e-9);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values));
      expect(high).toBeLessThanOrEqual(Math.max(...values));
      expect(
        at(
          values.map((value) => 2 * value + 7),
          p,
        ),
      ).toBeCloseTo(2 * at(values, p) + 7, 9);
    }),
  );
});

test("a whole position is whole in spite of rounding: 0.7 of ten values is a step of type 2", () => {
  // 10 * 0.7 is 7 and the seventh and eighth values are 9 and 12.
  expect(quantile(TEN, 0.7, { quantileType: 2 })).toBe(10.5);
  // 0.1 * 3 is 0.30000000000000004 in binary.
  expect(quantile(TEN, 0.1 * 3, { quantileType: 2 })).toBe(3);
});

test("sortedValues(values) is the same for values in order, which it need not sort, as for the same ones reversed", () => {
  const anyValues = fc.array(fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(0, -0, 1, Number.NaN)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(anyValues, (values) => {
      const ascending = sortedValues(values);
      expect(sortedValues(ascending)).toEqual(ascending);
      expect(sortedValues(ascending)).not.toBe(ascending);
      expect(sortedValues(ascending.slice().reverse())).toEqual(ascending);
    }),
  );
  expect(sortedValues([-1, 0, -0, 2])).toEqual(Float64Array.of(-1, -0, 0, 2));
});
