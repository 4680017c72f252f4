import { describe, expect, test } from "vitest";
import { optimalBlockLength } from "../../lib/stats/bootstrap/block-length.js";
import { legacyNormals } from "./numpy-legacy.js";

/** arch, tests/bootstrap/test_block_length.py: y(t) = 0.3 y(t-1) + e(t), numpy's RandomState(0), the first 100 of 10,100 dropped. */
const BLOCK_LENGTHS_FROM_ARCH = { stationary: 13.635665, circular: 15.60894 };
const RELATIVE = 1e-6;

/** First draws of numpy.random.RandomState(0).standard_normal, as in its documentation and many tutorials. */
const NORMALS_FROM_NUMPY = [1.76405235, 0.40015721, 0.97873798, 2.2408932, 1.86755799];

describe("arch's own test of optimal_block_length", () => {
  const shocks = legacyNormals(10_100, { seed: 0 });

  test("starts from numpy's numbers", () => {
    for (const [i, value] of NORMALS_FROM_NUMPY.entries()) expect(shocks[i]).toBeCloseTo(value, 8);
  });

  test("gives 13.635665 for the stationary and 15.60894 for the circular bootstrap", () => {
    const series = Float64Array.from(shocks);
    for (let t = 1; t < series.length; t += 1)
      series[t] = 0.3 * (series[t - 1] as number) + (shocks[t] as number);
    const { stationary, circular } = optimalBlockLength(series.subarray(100));
    expect(Math.abs(stationary / BLOCK_LENGTHS_FROM_ARCH.stationary - 1)).toBeLessThan(RELATIVE);
    expect(Math.abs(circular / BLOCK_LENGTHS_FROM_ARCH.circular - 1)).toBeLessThan(RELATIVE);
  });
});

test("a short series in which arch's norm of the autocorrelations decides the number of lags", () => {
  // From a separate transcription of the formulas in arch's documentation and source into numpy; the usual norm would give 4 lags instead of 9.
  const series = [2, 2, 3, 0, -2, -2, 0, -3, -6, -8, -7, -5, -4, -1, -3, -4];
  const { stationary, circular } = optimalBlockLength(series);
  expect(stationary).toBeCloseTo(0.6921300171755658, 10);
  expect(circular).toBeCloseTo(0.7922910883595523, 10);
});
