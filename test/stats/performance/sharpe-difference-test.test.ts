// Takes long: three hundred samples are tested by each method, by a bootstrap too.

import { describe, expect, test } from "vitest";
import { sharpeDifferenceTest } from "../../../lib/stats/performance/sharpe-difference-test.js";
import { autoregression } from "../simulate.js";

const METHODS = ["prewhitened", "hac", "bootstrap", "jobson-korkie"] as const;
const quick = { replications: 199, blockLength: 3 };
const legs = (seed: number, lead = 0) => {
  const common = autoregression(100, { seed: 10 * seed });
  return [1, 2].map((leg) =>
    autoregression(100, { seed: 10 * seed + leg }).map(
      (value, t) => value + (common[t] as number) + (leg === 1 ? lead : 0),
    ),
  ) as unknown as readonly [Float64Array, Float64Array];
};

describe.each(METHODS)("sharpeDifferenceTest(legs, %s)", (method) => {
  const options = { method, ...quick };

  test("rejects about as often as its level says when both ratios are equal, and sees a lead", () => {
    let [wrong, right] = [0, 0];
    const samples = 150;
    for (let seed = 1; seed <= samples; seed += 1) {
      wrong += sharpeDifferenceTest(legs(seed), options).pValue <= 0.1 ? 1 : 0;
      right += sharpeDifferenceTest(legs(seed, 0.7), options).pValue <= 0.1 ? 1 : 0;
    }
    // 10% of 150 with a binomial error of 2.5 points; kernels reject a little too often in small samples, as the paper says.
    expect(wrong / samples).toBeGreaterThan(0.02);
    expect(wrong / samples).toBeLessThan(0.2);
    expect(right / samples).toBeGreaterThan(0.85);
  });

  test("turns its sign with the legs", () => {
    const [a, b] = legs(1, 0.2);
    const [one, other] = [sharpeDifferenceTest([a, b], options), sharpeDifferenceTest([b, a], options)];
    expect(other.difference).toBe(-one.difference);
    expect(other.standardError).toBeCloseTo(one.standardError, 12);
    expect(other.pValue).toBeCloseTo(one.pValue, 12);
  });

  test("refuses legs that cannot be compared", () => {
    const [a] = legs(1);
    const flat = a.map(() => 0.01);
    expect(() => sharpeDifferenceTest([a, flat], options)).toThrow("returns that vary beyond rounding");
    expect(() => sharpeDifferenceTest([a, a.slice(1)], options)).toThrow(
      "legs of one length (got 100 and 99)",
    );
    expect(() => sharpeDifferenceTest([a.slice(0, 9), a.slice(0, 9)], options)).toThrow(
      "ten returns or more (got 9)",
    );
    const missing = a.map((value, t) => (t === 4 ? Number.NaN : value));
    expect(() => sharpeDifferenceTest([a, missing], options)).toThrow(
      "finite returns (got none at position 4)",
    );
  });
});

test("one leg twice: no autoregression of both, and no difference", () => {
  const [a] = legs(1);
  expect(() => sharpeDifferenceTest([a, a])).toThrow('none is a combination of the others, or method: "hac"');
  expect(sharpeDifferenceTest([a, a], { method: "hac" }).difference).toBe(0);
});

test("ratios are per period, and the bootstrap says its block length", () => {
  const test = sharpeDifferenceTest(legs(2), { method: "bootstrap", replications: 9 });
  expect(test.blockLength).toBeGreaterThanOrEqual(1);
  expect(test.difference).toBe(test.sharpeRatios[0] - test.sharpeRatios[1]);
  expect(sharpeDifferenceTest(legs(2)).blockLength).toBeNull();
});
