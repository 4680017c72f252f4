import fc from "fast-check";
import { expect, test } from "vitest";
import type { Statistic } from "../../../lib/stats/bootstrap/bootstrap.js";
import { jackknife, jackknifeAcceleration } from "../../../lib/stats/bootstrap/jackknife.js";

const mean: Statistic = ([x]) => (x as Float64Array).reduce((a, b) => a + b, 0) / (x as Float64Array).length;

test("jackknife leaves each observation out in turn, of all series at once", () => {
  const seen: number[][][] = [];
  jackknife([Object.freeze([1, 2, 3]), Object.freeze([10, 20, 30])], {
    statistic: (series) => seen.push(series.map((one) => [...one])),
  });
  expect(seen).toEqual([
    [
      [2, 3],
      [20, 30],
    ],
    [
      [1, 3],
      [10, 30],
    ],
    [
      [1, 2],
      [10, 20],
    ],
  ]);
});

test("the jackknife of a mean gives back the standard error of the mean, exactly", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 20 }), (values) => {
      const n = values.length;
      const left = jackknife([values], { statistic: mean });
      const centre = left.reduce((a, b) => a + b, 0) / n;
      const variance = ((n - 1) / n) * left.reduce((sum, value) => sum + (value - centre) ** 2, 0);
      const average = values.reduce((a, b) => a + b, 0) / n;
      const textbook = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (n * (n - 1));
      expect(variance).toBeCloseTo(textbook, 9);
    }),
  );
});

test("the acceleration of a mean by hand: a sixth of the skewness over root n", () => {
  // 0, 0, 3: deviations -1, -1, 2; sum of cubes 6, of squares 6; 6 / (6 * 6^1.5) = 0.0680414.
  expect(jackknifeAcceleration([[0, 0, 3]], { statistic: mean })).toBeCloseTo(6 / (6 * 6 ** 1.5), 12);
});

test("the acceleration is zero for symmetric data, and turns with the data", () => {
  expect(jackknifeAcceleration([[-2, -1, 0, 1, 2]], { statistic: mean })).toBeCloseTo(0, 14);
  const skewed = [0, 1, 1, 2, 9];
  expect(jackknifeAcceleration([skewed.map((value) => -value)], { statistic: mean })).toBeCloseTo(
    -jackknifeAcceleration([skewed], { statistic: mean }),
    12,
  );
});

test("too few observations, unequal series and a statistic that does not vary are refused", () => {
  expect(() => jackknife([[1]], { statistic: mean })).toThrow(
    "jackknife requires at least two observations (got 1)",
  );
  expect(() => jackknife([], { statistic: mean })).toThrow(RangeError);
  expect(() => jackknife([[1, 2], [1]], { statistic: mean })).toThrow(/one length \(got 2 and 1\)/);
  expect(() => jackknifeAcceleration([[4, 4, 4]], { statistic: mean })).toThrow(/a statistic that varies/);
});
