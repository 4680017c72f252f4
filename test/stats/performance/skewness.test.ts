import fc from "fast-check";
import { expect, test } from "vitest";
import { kurtosis } from "../../../lib/stats/performance/kurtosis.js";
import { skewness } from "../../../lib/stats/performance/skewness.js";
import { arbitraryReturns } from "../arbitrary.js";
import { normals } from "../noise.js";

const NAN = Number.NaN;
// Mean 0.01, deviations -1, -1, -1, 3 percent: moments 3, 6 and 21.
const four = Object.freeze([0, 0, 0, 0.04]);

test("skewness(returns) by hand, in each of its estimates", () => {
  const g1 = 6 / 3 ** 1.5;
  expect(skewness(four)).toBeCloseTo(g1, 12);
  expect(skewness(four, { method: "fisher" })).toBeCloseTo((g1 * Math.sqrt(12)) / 2, 12);
  expect(skewness(four, { method: "sample" })).toBeCloseTo((g1 * 16) / 6, 12);
});

test("kurtosis(returns) by hand, in each of its estimates", () => {
  const b2 = 21 / 9;
  expect(kurtosis(four)).toBeCloseTo(b2 - 3, 12);
  expect(kurtosis(four, { method: "moment" })).toBeCloseTo(b2, 12);
  expect(kurtosis(four, { method: "fisher" })).toBeCloseTo((3 * (5 * (b2 - 3) + 6)) / 2, 12);
  expect(kurtosis(four, { method: "sample" })).toBeCloseTo((b2 * 15) / 2, 12);
});

test("both are missing without spread, and the adjusted estimates for too few returns", () => {
  for (const none of [[], [0.1], [0.1, 0.1, 0.1], [0.1 + 0.2 - 0.3, 0, 0, 0]]) {
    expect(skewness(none)).toBeNaN();
    expect(kurtosis(none)).toBeNaN();
  }
  expect(skewness([0, 1])).toBe(0);
  expect(skewness([0, 1], { method: "fisher" })).toBeNaN();
  expect(kurtosis([0, 1, 3])).toBeCloseTo(-1.5, 12);
  expect(kurtosis([0, 1, 3], { method: "sample" })).toBeNaN();
});

test("both leave missing returns out, turn with the sign and ignore the scale", () => {
  fc.assert(
    fc.property(arbitraryReturns({ minLength: 4 }), (returns) => {
      const with1 = [NAN, ...returns, NAN];
      expect(skewness(with1)).toBe(skewness(returns));
      expect(kurtosis(with1)).toBe(kurtosis(returns));
      const turned = returns.map((value) => -2 * value);
      if (Number.isNaN(skewness(returns))) return;
      expect(skewness(turned)).toBeCloseTo(-skewness(returns), 9);
      expect(kurtosis(turned)).toBeCloseTo(kurtosis(returns), 9);
    }),
  );
});

test("both are near zero for normal returns", () => {
  expect(Math.abs(skewness(normals(20_000, 4)))).toBeLessThan(0.06);
  expect(Math.abs(kurtosis(normals(20_000, 4)))).toBeLessThan(0.12);
});
