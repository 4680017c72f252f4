import { describe, expect, test } from "vitest";
import { equicorrelationStdErr } from "../../../lib/stats/cross-section/equicorrelation-std-err.js";
import { meanPairwiseCorrelation } from "../../../lib/stats/cross-section/mean-pairwise-correlation.js";
import { normalQuantile } from "../../../lib/stats/distributions/normal.js";
import { seededRandom } from "../../../lib/stats/random.js";

describe("equicorrelationStdErr(correlation, { members, periods })", () => {
  test("for two members it is Pearson's (1 - r^2) / sqrt(T - 1)", () => {
    for (const r of [-0.4, 0, 0.3, 0.9]) {
      expect(equicorrelationStdErr(r, { members: 2, periods: 26 })).toBeCloseTo((1 - r * r) / 5, 12);
    }
  });

  test("for many members it nears r (1 - r) sqrt(2 / (T - 1)): more members stop helping", () => {
    expect(equicorrelationStdErr(0.3, { members: 1e7, periods: 51 })).toBeCloseTo(0.3 * 0.7 * 0.2, 6);
  });

  test("it is the spread of the mean correlation of simulated members", () => {
    const { uniform } = seededRandom(7);
    const normal = () => normalQuantile(uniform() || 0.5);
    const [r, members, periods] = [0.3, 20, 60];
    const draws = Array.from({ length: 600 }, () => {
      const common = Array.from({ length: periods }, normal);
      return meanPairwiseCorrelation(
        Array.from({ length: members }, () =>
          common.map((shock) => Math.sqrt(r) * shock + Math.sqrt(1 - r) * normal()),
        ),
      );
    });
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1));
    // The spread of 600 draws is known to 3%; the formula is a first-order one.
    expect(spread / equicorrelationStdErr(r, { members, periods })).toBeGreaterThan(0.88);
    expect(spread / equicorrelationStdErr(r, { members, periods })).toBeLessThan(1.12);
  });

  test("one member or one period has no correlation to be uncertain about", () => {
    expect(() => equicorrelationStdErr(0, { members: 1, periods: 9 })).toThrow(RangeError);
    expect(() => equicorrelationStdErr(0, { members: 9, periods: 1 })).toThrow("(got 9 and 1)");
    expect(equicorrelationStdErr(Number.NaN, { members: 9, periods: 9 })).toBeNaN();
  });
});
