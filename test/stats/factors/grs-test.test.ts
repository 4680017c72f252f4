import { expect, test } from "vitest";
import { grsTest } from "../../../lib/stats/factors/grs-test.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

test("grsTest(assets, factors) of one asset and one factor, worked by hand", () => {
  // Factor -1, 0, 0, 3 has mean 0.5 and variance 2.25 (over T), so its squared Sharpe ratio is 1/9.
  // Asset 1, 2, 0, 5 has mean 2: the sum of f y is 14, so Sxy = 14 - 4 * 0.5 * 2 = 10, and Sxx = 10 - 4 * 0.25 = 9: beta 10/9, alpha 2 - 5/9 = 13/9.
  // Residuals 6/9, 5/9, -13/9, 2/9: squares 36 + 25 + 169 + 4 = 234 / 81, over T = 4: 0.7222. F = (4 - 1 - 1) / 1 * (169/81) / 0.7222 / (1 + 1/9).
  const result = grsTest([Object.freeze([1, 2, 0, 5])], [Object.freeze([-1, 0, 0, 3])]);
  expect(result.alphas[0]).toBeCloseTo(13 / 9, 12);
  expect(result.statistic).toBeCloseTo((2 * (169 / 81)) / (234 / 81 / 4) / (10 / 9), 10);
  expect([result.df1, result.df2]).toEqual([1, 2]);
});

test("grsTest(assets, factors) of one asset is the square of alpha's t, with its p-value", () => {
  const factors = { a: normals(60, 1), b: normals(60, 2).map((value) => value + 0.4) };
  const asset = normals(60, 3).map((value, t) => 0.2 + value + 0.5 * (factors.a[t] as number));
  const fit = ols(asset, factors);
  const result = grsTest({ asset }, factors);
  expect(result.statistic).toBeCloseTo((fit.tvalues[0] as number) ** 2, 9);
  expect(result.pvalue).toBeCloseTo(fit.pvalues[0] as number, 10);
});

test("grsTest(assets, factors) is (T-N-1)/N times the rise of the squared Sharpe ratio over one plus the factor's", () => {
  // Gibbons, Ross and Shanken (1989), equation 7: with one factor the statistic compares the best portfolio of everything with the factor.
  const [f, a, b] = [1, 2, 3].map((seed) => normals(40, seed).map((value) => value + 0.3 * seed)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const T = 40;
  const mean = (x: Float64Array) => x.reduce((sum, value) => sum + value, 0) / T;
  const covariance = (x: Float64Array, y: Float64Array) =>
    x.reduce((sum, value, t) => sum + (value - mean(x)) * ((y[t] as number) - mean(y)), 0) / T;
  // Squared Sharpe ratio of the tangency portfolio of three assets, by Cramer's rule.
  const all = [f, a, b];
  const v = all.map((x) => all.map((y) => covariance(x, y)));
  const det = (m: number[][]) => {
    const [p, q, r] = m as [number[], number[], number[]];
    const at = (row: number[], j: number) => row[j] as number;
    return (
      at(p, 0) * (at(q, 1) * at(r, 2) - at(q, 2) * at(r, 1)) -
      at(p, 1) * (at(q, 0) * at(r, 2) - at(q, 2) * at(r, 0)) +
      at(p, 2) * (at(q, 0) * at(r, 1) - at(q, 1) * at(r, 0))
    );
  };
  const means = all.map(mean);
  const best = means.reduce((sum, value, j) => {
    const swapped = v.map((row, i) =>
      row.map((entry, column) => (column === j ? (means[i] as number) : entry)),
    );
    return sum + (value * det(swapped)) / det(v);
  }, 0);
  const own = mean(f) ** 2 / covariance(f, f);
  const { statistic } = grsTest([a, b], [f]);
  expect(statistic).toBeCloseTo(((T - 2 - 1) / 2) * ((best - own) / (1 + own)), 9);
});

test("grsTest(assets, factors) does not reject what the factor prices, and rejects what it does not", () => {
  const market = normals(600, 40).map((value) => 0.1 + value);
  const asset = (seed: number, alpha: number) =>
    normals(600, seed).map((value, t) => alpha + value + seed * 0.1 * (market[t] as number));
  expect(
    grsTest(
      [1, 2, 3].map((seed) => asset(seed, 0)),
      [market],
    ).pvalue,
  ).toBeGreaterThan(0.05);
  expect(
    grsTest(
      [1, 2, 3].map((seed) => asset(seed, 0.3)),
      [market],
    ).pvalue,
  ).toBeLessThan(1e-6);
});

test("grsTest(assets, factors) is unchanged by repackaging the assets", () => {
  const market = normals(50, 1);
  const [a, b] = [normals(50, 2), normals(50, 3)];
  const mixed = a.map((value, t) => 2 * value - (b[t] as number));
  expect(grsTest([a, mixed], [market]).statistic).toBeCloseTo(grsTest([a, b], [market]).statistic, 8);
});

test("grsTest(assets, factors) refuses no assets, no factors and too few periods", () => {
  expect(() => grsTest([], [[1, 2, 3]])).toThrow(/got 0 assets, 1 factors, 3 periods/);
  expect(() => grsTest([[1, 2, 3]], [])).toThrow(/got 1 assets, 0 factors, 0 periods/);
  expect(() => grsTest([[1, 2]], [[1, 3]])).toThrow(/got 1 assets, 1 factors, 2 periods/);
  expect(() => grsTest([[1, Number.NaN, 2, 4]], [[1, 3, 2, 2]])).toThrow(/finite values/);
});
