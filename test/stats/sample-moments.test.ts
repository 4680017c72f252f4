import fc from "fast-check";
import { expect, test } from "vitest";
import { deviation, sampleMoments } from "../../lib/stats/sample-moments.js";

test("sampleMoments(values) leaves missing values out", () => {
  expect(sampleMoments(Object.freeze([2, Number.NaN, 4, 9]))).toEqual({ count: 3, mean: 5, squares: 26 });
  expect(sampleMoments([Number.NaN])).toEqual({ count: 0, mean: Number.NaN, squares: 0 });
});

test("sampleMoments(values) is the definition, for any length and with values missing anywhere", () => {
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -99, max: 99 }) },
    fc.constant(Number.NaN),
  );
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const known = values.filter((one) => !Number.isNaN(one));
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      const centre = sum(known) / known.length;
      const { count, mean, squares } = sampleMoments(values);
      expect(count).toBe(known.length);
      if (count === 0) return;
      expect(mean).toBeCloseTo(centre, 12);
      expect(squares).toBeCloseTo(sum(known.map((one) => (one - centre) ** 2)), 8);
    }),
  );
});

test("sampleMoments of a constant has exactly no spread, however odd the constant", () => {
  const { mean, squares } = sampleMoments(new Array(1000).fill(0.1));
  expect([mean, squares]).toEqual([0.1, 0]);
});

test("sampleMoments keeps the spread of values far from zero", () => {
  // Squares of 1e9 + {4, 7, 13, 16} taken one by one would cancel all digits; their deviations are -6, -3, 3, 6.
  expect(sampleMoments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).squares).toBe(90);
});

test("deviation(moments, ddof) is missing without a degree of freedom", () => {
  expect(deviation({ count: 1, mean: 0, squares: 0 }, 1)).toBeNaN();
  expect(deviation({ count: 1, mean: 0, squares: 0 }, 0)).toBe(0);
  expect(deviation({ count: 0, mean: Number.NaN, squares: 0 }, 0)).toBeNaN();
});
