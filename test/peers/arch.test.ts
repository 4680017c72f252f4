import { describe, expect, test } from "vitest";
import { optimalBlockLength } from "../../lib/stats/bootstrap/block-length.js";
import { realityCheck } from "../../lib/stats/multiple-testing/reality-check.js";
import { romanoWolf } from "../../lib/stats/multiple-testing/romano-wolf.js";
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

describe("arch's SPA and StepM", () => {
  /** Four dependent series of 100, from sines, so that two languages have the same numbers. */
  const series = (offsets: readonly number[]) =>
    offsets.map((offset, k) =>
      Float64Array.from(
        { length: 100 },
        (_, t) =>
          offset + Math.sin(7 * (k + 1) * t + t * t * 0.31 * (k + 1)) + 0.5 * Math.sin(t * t * 0.7 + 0.3),
      ),
    );

  // arch 8.0.0: SPA(zeros, -series, block_size=5, reps=200000, studentize=False, seed=1). Its p values move by 0.001 with the seed.
  const SPA_FROM_ARCH = {
    stationary: { lower: 0.35518, consistent: 0.4404, upper: 0.5115 },
    circular: { lower: 0.361245, consistent: 0.44685, upper: 0.52489 },
  };
  const FOUR_ERRORS = 0.008;

  test.each(["stationary", "circular"] as const)("p values of SPA with the %s bootstrap", (scheme) => {
    const options = { scheme, blockLength: 5, replications: 100_000 };
    const { best, pValue, spaPValue, lowerPValue } = realityCheck(
      series([-0.04, -0.02, -0.3, -0.12]),
      options,
    );
    expect(best).toBe(1);
    expect(Math.abs(pValue - SPA_FROM_ARCH[scheme].upper)).toBeLessThan(FOUR_ERRORS);
    expect(Math.abs(spaPValue - SPA_FROM_ARCH[scheme].consistent)).toBeLessThan(FOUR_ERRORS);
    expect(Math.abs(lowerPValue - SPA_FROM_ARCH[scheme].lower)).toBeLessThan(FOUR_ERRORS);
  });

  test("the superior models of StepM are those with an adjusted p value of its size at most", () => {
    // arch 8.0.0: StepM(zeros, -series, size, block_size=5, reps=20000, bootstrap="circular", seed=2).superior_models, for sizes of 5% and 10%.
    const SUPERIOR_FROM_ARCH = [0, 1, 3];
    const { adjustedPValues } = romanoWolf(series([0.37, 0.1, -0.3, 0.08]), {
      scheme: "circular",
      blockLength: 5,
      alternative: "greater",
    });
    for (const size of [0.05, 0.1]) {
      expect([...adjustedPValues.keys()].filter((j) => (adjustedPValues[j] as number) <= size)).toEqual(
        SUPERIOR_FROM_ARCH,
      );
    }
  });
});
