// Takes long: a test of breaks is made on hundreds of samples.

import { describe, expect, test } from "vitest";
import { chowTest } from "../../../lib/stats/regression/chow-test.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { supFPValue } from "../../../lib/stats/regression/sup-f-p-value.js";
import { supFTest } from "../../../lib/stats/regression/sup-f-test.js";
import { normals } from "../noise.js";

describe("supFPValue(statistic)", () => {
  test("at a trim of one half is that of a known break, and grows with the breaks that are tried", () => {
    expect(supFPValue(3.841, { coefficients: 1, trim: 0.5 })).toBeCloseTo(0.05, 4);
    const grid = [0.5, 0.495, 0.49, 0.48, 0.4, 0.3, 0.15, 0.1, 0.05, 0.01, 0.001];
    const pValues = grid.map((trim) => supFPValue(6, { coefficients: 1, trim }));
    expect(pValues).toEqual(pValues.toSorted((a, b) => a - b));
  });

  test("is one for nothing, zero for everything, and there is none for 41 coefficients", () => {
    expect(supFPValue(0, { coefficients: 2, trim: 0.15 })).toBe(1);
    expect(supFPValue(Number.POSITIVE_INFINITY, { coefficients: 2, trim: 0.15 })).toBe(0);
    expect(supFPValue(50, { coefficients: 40, trim: 0.15 })).toBeGreaterThan(0.5);
    expect(supFPValue(50, { coefficients: 41, trim: 0.15 })).toBeNaN();
  });
});

describe("supFTest(y, regressors)", () => {
  const x = normals(100, 1);
  const y = normals(100, 2).map((value, t) => value + 0.5 * (x[t] as number) + (t < 60 ? 0 : 5));

  test("is the largest of Chow's statistics times k over the inner dates, and says where", () => {
    const { statistics, first, at, statistic } = supFTest(y, { x });
    expect([first, statistics.length]).toEqual([15, 71]);
    for (const [i, value] of statistics.entries())
      expect(value).toBeCloseTo(2 * chowTest(y, { x }, { at: first + i }).statistic, 8);
    expect(statistic).toBe(Math.max(...statistics));
    expect(at).toBe(60);
  });

  test("with one date to try is Chow's test in large samples", () => {
    const { statistics, at, pValue } = supFTest(y, [], { trim: 0.5 });
    expect([statistics.length, at]).toEqual([1, 50]);
    expect(pValue).toBeLessThan(1e-6);
  });

  test("with robust errors is Wald's statistic of the parts' difference", () => {
    const { statistics, first } = supFTest(y, [], { covType: "HC0" });
    const after = y.map((_, t) => (t < first ? 0 : 1));
    const [, t] = ols(y, [after], { covType: "HC0" }).tvalues;
    expect(statistics[0]).toBeCloseTo((t as number) ** 2, 8);
    expect(supFTest(y, [], { covType: "HAC", maxlags: 4 }).at).toBe(60);
  });

  test("rejects about as often as its level says when nothing breaks, and finds a break", () => {
    const samples = 300;
    for (const regressors of [0, 2]) {
      let wrong = 0;
      for (let seed = 1; seed <= samples; seed += 1) {
        const columns = Array.from({ length: regressors }, (_, j) => normals(100, 1000 * (j + 1) + seed));
        wrong += supFTest(normals(100, seed), columns).pValue <= 0.1 ? 1 : 0;
      }
      // 10% of 300 with a binomial error of 1.7 points.
      expect(wrong / samples).toBeGreaterThan(0.05);
      expect(wrong / samples).toBeLessThan(0.16);
    }
    expect(supFTest(y, { x }).pValue).toBeLessThan(1e-6);
  });

  test("of a constant has no statistic, of a clean step an infinite one", () => {
    expect(supFTest(new Float64Array(20).fill(5), [])).toMatchObject({
      statistic: Number.NaN,
      pValue: Number.NaN,
      at: null,
    });
    const step = Float64Array.from({ length: 20 }, (_, t) => (t < 12 ? 0.1 : 0.3));
    expect(supFTest(step, [])).toMatchObject({ statistic: Number.POSITIVE_INFINITY, pValue: 0, at: 12 });
  });

  test("leaves each part more rows than coefficients, and refuses where none is left", () => {
    expect(supFTest([1, 2, 4, 3, 5, 4], []).first).toBe(2);
    expect(() => supFTest([1, 2, 3], [])).toThrow(
      "supFTest requires a break with more rows than coefficients on both sides (got 3 rows for 1 a part)",
    );
    expect(() => supFTest(y, [], { trim: 0.6 })).toThrow(
      "supFTest requires a trim above 0 and at most 0.5 (got 0.6)",
    );
    expect(() => supFTest([1, Number.NaN, 3, 4, 5, 6], [])).toThrow("finite values");
  });
});
