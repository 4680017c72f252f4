import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

const close = (actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 10) => {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i += 1) expect(actual[i]).toBeCloseTo(expected[i] as number, digits);
};

describe("ols(y, regressors)", () => {
  // By hand: x has mean 1.5 and Sxx 5, y has mean 5 and Sxy 11, so the slope is 2.2, the intercept 1.7, the residuals .3 .1 -1.1 .7.
  const y = Object.freeze([2, 4, 5, 9]);
  const x = Object.freeze([0, 1, 2, 3]);

  test("solves a case that can be worked by hand", () => {
    const fit = ols(y, { x });
    expect(fit.names).toEqual(["const", "x"]);
    close(fit.params, [1.7, 2.2]);
    close(fit.resid, [0.3, 0.1, -1.1, 0.7]);
    close(fit.fittedValues, [1.7, 3.9, 6.1, 8.3]);
    expect(fit).toMatchObject({ nobs: 4, dfModel: 1, dfResid: 2, hasConstant: true });
    expect(fit.ssr).toBeCloseTo(1.8, 12);
    expect(fit.ess).toBeCloseTo(24.2, 12);
    expect(fit.rsquared).toBeCloseTo(24.2 / 26, 12);
    expect(fit.rsquaredAdj).toBeCloseTo(1 - (3 / 2) * (1.8 / 26), 12);
    expect(fit.sigma).toBeCloseTo(Math.sqrt(0.9), 12);
    expect(fit.fvalue).toBeCloseTo(24.2 / 0.9, 10);
    // One slope: F is the square of its t, and so is its p-value.
    expect(fit.fvalue).toBeCloseTo((fit.tvalues[1] as number) ** 2, 10);
    expect(fit.fPvalue).toBeCloseTo(fit.pvalues[1] as number, 12);
  });

  test("has no joint test where there is nothing but a constant", () => {
    expect(ols(y, {}).fvalue).toBeNaN();
    expect(ols(y, {}, { covType: "HC1" }).fPvalue).toBeNaN();
  });

  test("has the classical covariance s^2 (X'X)^-1", () => {
    const fit = ols(y, { x });
    // X'X = [[4, 6], [6, 14]], determinant 20.
    close(
      fit.normalizedCovParams.flatMap((row) => [...row]),
      [14 / 20, -6 / 20, -6 / 20, 4 / 20],
    );
    close(fit.bse, [Math.sqrt(0.9 * 0.7), Math.sqrt(0.9 * 0.2)]);
  });

  test("has White's covariances for a regression on a constant, worked by hand", () => {
    // Residuals from the mean 2 are -2, -1, 3; every leverage is 1/3.
    const error = (covType: "HC0" | "HC1" | "HC2" | "HC3") => ols([0, 1, 5], {}, { covType }).bse[0];
    expect(error("HC0")).toBeCloseTo(Math.sqrt(14) / 3, 12);
    expect(error("HC1")).toBeCloseTo(Math.sqrt((14 * 3) / 2) / 3, 12);
    expect(error("HC2")).toBeCloseTo(Math.sqrt((14 * 3) / 2) / 3, 12);
    expect(error("HC3")).toBeCloseTo(Math.sqrt((14 * 9) / 4) / 3, 12);
  });

  test("has Newey and West's covariance for a regression on a constant, worked by hand", () => {
    // Residuals u from the mean 2 are -2, -1, 3, 0; u'u = 14, u[t] u[t-1] sums to 2 - 3 + 0 = -1, u[t] u[t-2] to -6 + 0 = -6, u[t] u[t-3] to 0.
    const variance = (maxlags: number, useCorrection = false) =>
      (ols([0, 1, 5, 2], {}, { covType: "HAC", maxlags, useCorrection }).bse[0] as number) ** 2;
    expect(variance(0)).toBeCloseTo(14 / 16, 12);
    expect(variance(1)).toBeCloseTo((14 + 2 * 0.5 * -1) / 16, 12);
    expect(variance(3)).toBeCloseTo((14 + 2 * (0.75 * -1 + 0.5 * -6 + 0.25 * 0)) / 16, 12);
    expect(variance(1, true)).toBeCloseTo(((14 + 2 * 0.5 * -1) / 16) * (4 / 3), 12);
  });

  test("takes lags by the rule where none are given, and reports them", () => {
    const noise = normals(500, 1);
    expect(ols(noise, {}, { covType: "HAC" }).maxlags).toBe(5);
    expect(ols(noise, {}, { covType: "HAC", maxlags: 2 }).maxlags).toBe(2);
    expect(ols(noise, {}).maxlags).toBeNull();
  });

  test("takes p-values from the normal distribution under useT false", () => {
    // Mean 2, variance of the mean 14 / 2 / 3; the two-sided p of 2 / sqrt(7 / 3) = 1.309307 is 0.190430 (normal tables).
    const fit = ols([0, 1, 5], {}, { useT: false });
    expect(fit.tvalues[0]).toBeCloseTo(1.309307, 6);
    expect(fit.pvalues[0]).toBeCloseTo(0.19043, 5);
    // Student's t with two degrees of freedom has the closed form p = 1 - t / sqrt(2 + t^2).
    const t = 2 / Math.sqrt(7 / 3);
    expect(ols([0, 1, 5], {}).pvalues[0]).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
  });

  test("without intercept takes R squared about zero", () => {
    // b = 14 / 14 for y = x; for y = [1, 2, 4]: b = 17 / 14, ssr = 21 - 289 / 14.
    const fit = ols([1, 2, 4], { x: [1, 2, 3] }, { intercept: false });
    expect(fit.names).toEqual(["x"]);
    expect(fit.hasConstant).toBe(false);
    expect(fit.dfModel).toBe(1);
    expect(fit.rsquared).toBeCloseTo(289 / 14 / 21, 12);
    expect(fit.rsquaredAdj).toBeCloseTo(1 - (3 / 2) * (1 - 289 / 14 / 21), 12);
    expect(fit.fvalue).toBeCloseTo(289 / 14 / ((21 - 289 / 14) / 2), 10);
  });

  test("sees a constant among the columns, or in their sum, without an intercept", () => {
    const y3 = [1, 2, 4, 3];
    const own = ols(y3, { ones: [1, 1, 1, 1], x: [1, 2, 3, 5] }, { intercept: false });
    const reference = ols(y3, { x: [1, 2, 3, 5] });
    expect(own.hasConstant).toBe(true);
    expect(own.rsquared).toBeCloseTo(reference.rsquared, 12);
    expect(own.fvalue).toBeCloseTo(reference.fvalue, 10);
    const dummies = ols(y3, { a: [1, 1, 0, 0], b: [0, 0, 1, 1] }, { intercept: false });
    expect(dummies.hasConstant).toBe(true);
    expect(dummies.dfModel).toBe(1);
    close(dummies.params, [1.5, 3.5]);
    // Robust: which combination is the constant is not known, so there is no test of the others.
    expect(
      ols(y3, { a: [1, 1, 0, 0], b: [0, 0, 1, 1] }, { intercept: false, covType: "HC1" }).fvalue,
    ).toBeNaN();
  });

  test("has no HC2 and HC3 errors when one row has a dummy of its own, and HC1 all the same", () => {
    const dummy = { x: [1, 2, 3, 5, 8], own: [0, 0, 0, 0, 1] };
    expect(ols([1, 2, 4, 3, 9], dummy, { covType: "HC3" }).bse.every(Number.isNaN)).toBe(true);
    expect(ols([1, 2, 4, 3, 9], dummy, { covType: "HC2" }).bse.every(Number.isNaN)).toBe(true);
    expect(ols([1, 2, 4, 3, 9], dummy, { covType: "HC1" }).bse.every(Number.isFinite)).toBe(true);
  });

  test("leaves rows with NaN out under missing: drop and says which it kept", () => {
    const fit = ols([2, Number.NaN, 4, 5, 9, 7], { x: [0, 5, 1, 2, 3, Number.NaN] }, { missing: "drop" });
    expect([...fit.rows]).toEqual([0, 2, 3, 4]);
    close(fit.params, [1.7, 2.2]);
  });

  test("refuses NaN otherwise, and infinity always", () => {
    expect(() => ols([1, Number.NaN, 2, 4], [])).toThrow(
      'ols requires finite values, or missing: "drop" (got NaN in y at position 1)',
    );
    expect(() => ols([1, 2, 4], { rf: [0, 1, Number.POSITIVE_INFINITY] }, { missing: "drop" })).toThrow(
      "ols requires finite values (got Infinity in rf at position 2)",
    );
  });

  test("refuses too few rows: none, one, as many as coefficients", () => {
    expect(() => ols([], [])).toThrow(/more rows than coefficients \(got 0 rows for 1\)/);
    expect(() => ols([1], [])).toThrow(/got 1 rows for 1/);
    expect(() => ols([1, 2], [[1, 3]])).toThrow(/got 2 rows for 2/);
    expect(() => ols([1, 2], [], { intercept: false })).toThrow(/got 2 rows for 0/);
    expect(() => ols([1, 2, 3], { x: [1, 2] })).toThrow(
      "ols requires columns of one length (got 3 for y and 2 for x)",
    );
  });

  test("refuses a column that is a combination of others, by name and in any unit", () => {
    const a = normals(50, 2);
    const b = normals(50, 3);
    for (const unit of [1e-9, 1, 1e9]) {
      const sum = a.map((value, t) => unit * (value + 2 * (b[t] as number) + 3));
      expect(() => ols(a, { a, b, sum })).toThrow(
        "ols requires independent columns (got sum: zero or a combination of const, a, b)",
      );
    }
    expect(() => ols(a, { ones: new Float64Array(50).fill(7) })).toThrow(
      /got ones: zero or a combination of const/,
    );
    expect(() => ols(a, { none: new Float64Array(50) }, { intercept: false })).toThrow(/got none: zero\)/);
  });

  test("keeps columns that are nearly dependent or of very different units", () => {
    const a = normals(200, 4);
    const near = a.map((value, t) => value + 1e-7 * Math.sin(t));
    const far = normals(200, 5).map((value) => 1e12 * value);
    const target = a.map((value, t) => 1 + 2 * value - 3 * (near[t] as number) + 1e-12 * (far[t] as number));
    const fit = ols(target, { a, near, far });
    close(fit.params, [1, 2, -3, 1e-12], 5);
  });

  test("has no R squared where y does not vary", () => {
    const fit = ols([0.1, 0.1, 0.1, 0.1], { x: [1, 2, 3, 5] });
    close(fit.params, [0.1, 0], 12);
    expect(fit.rsquared).toBeNaN();
    expect(ols([0, 0, 0], {}).params[0]).toBe(0);
  });

  test("changes no input", () => {
    const input = Float64Array.of(2, 4, 5, 9);
    ols(input, [Float64Array.of(0, 1, 2, 3)], { covType: "HAC", maxlags: 1 });
    expect([...input]).toEqual([2, 4, 5, 9]);
  });
});

const sample = fc
  .tuple(fc.integer({ min: 8, max: 60 }), fc.integer({ min: 1, max: 1e6 }))
  .map(([n, seed]) => [n, [1, 2, 3].map((j) => normals(n, seed + j))] as const);
const covTypes = ["nonrobust", "HC0", "HC1", "HC2", "HC3", "HAC"] as const;

describe("ols as a projection", () => {
  test("leaves residuals that are orthogonal to every column", () => {
    fc.assert(
      fc.property(sample, ([n, [y, a, b]]) => {
        const { resid } = ols(y as Float64Array, [a as Float64Array, b as Float64Array]);
        const along = (column: ArrayLike<number>) =>
          resid.reduce((sum, u, t) => sum + u * (column[t] as number), 0);
        for (const column of [new Float64Array(n).fill(1), a, b]) {
          expect(Math.abs(along(column as Float64Array))).toBeLessThan(1e-11 * n);
        }
      }),
    );
  });

  test.each(covTypes)(
    "%s errors follow the units: of y in proportion, of a regressor inversely",
    (covType) => {
      fc.assert(
        fc.property(sample, fc.double({ min: 0.001, max: 1000, noNaN: true }), ([, [y, a, b]], unit) => {
          const base = ols(y as Float64Array, [a as Float64Array, b as Float64Array], { covType });
          const scaled = ols(
            (y as Float64Array).map((value) => value * unit),
            [(a as Float64Array).map((value) => value / unit + 5), b as Float64Array],
            { covType },
          );
          const ratio = (fit: typeof base, j: number) => fit.tvalues[j] as number;
          expect(scaled.params[1]).toBeCloseTo(
            (base.params[1] as number) * unit * unit,
            6 - Math.ceil(2 * Math.log10(unit)),
          );
          expect(ratio(scaled, 1)).toBeCloseTo(ratio(base, 1), 4);
          expect(ratio(scaled, 2)).toBeCloseTo(ratio(base, 2), 4);
          expect(scaled.rsquared).toBeCloseTo(base.rsquared, 8);
          expect(scaled.fvalue / base.fvalue).toBeCloseTo(1, 5);
        }),
      );
    },
  );

  test("orders White's errors HC0 < HC1 and HC0 < HC2 < HC3, and HAC without lags is HC0", () => {
    fc.assert(
      fc.property(sample, ([, [y, a]]) => {
        const error = (covType: (typeof covTypes)[number]) =>
          ols(y as Float64Array, [a as Float64Array], { covType, maxlags: 0 }).bse[1] as number;
        expect(error("HC0")).toBeLessThan(error("HC1"));
        expect(error("HC0")).toBeLessThan(error("HC2"));
        expect(error("HC2")).toBeLessThan(error("HC3"));
        expect(error("HAC")).toBeCloseTo(error("HC0"), 10);
      }),
    );
  });
});

test("ols recovers the truth that made the data, within three standard errors", () => {
  const n = 5000;
  const [a, b, u] = [11, 12, 13].map((seed) => normals(n, seed)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const y = a.map((value, t) => 0.5 + 2 * value - (b[t] as number) + (u[t] as number));
  const fit = ols(y, { a, b });
  for (const [i, truth] of [0.5, 2, -1].entries()) {
    expect(Math.abs((fit.params[i] as number) - truth)).toBeLessThan(3 * (fit.bse[i] as number));
    expect((fit.bse[i] as number) * Math.sqrt(n)).toBeCloseTo(1, 1);
  }
  expect(fit.sigma).toBeCloseTo(1, 1);
});

test("HAC errors cover a slow mean that classical errors miss", () => {
  // An AR(1) of coefficient 0.5 and unit shocks has a long-run variance of 1 / (1 - 0.5)^2 = 4, three times its variance of 4 / 3.
  const n = 20_000;
  const shocks = normals(n, 21);
  let state = 0;
  const series = shocks.map((shock) => {
    state = 0.5 * state + shock;
    return state;
  });
  const variance = (covType: "HAC" | "nonrobust") =>
    (ols(series, {}, { covType, maxlags: 60 }).bse[0] as number) ** 2 * n;
  expect(variance("nonrobust")).toBeGreaterThan(1.25);
  expect(variance("nonrobust")).toBeLessThan(1.42);
  expect(variance("HAC")).toBeGreaterThan(3.5);
  expect(variance("HAC")).toBeLessThan(4.5);
});

test.each([
  // How near the third column is to the second, and how far rounding may carry the errors: it grows with 1 / step, not with its square.
  { step: 1, digits: 1e-13 },
  { step: 0.375, digits: 1e-13 },
  { step: 0.25, digits: 1e-13 },
  { step: 2 ** -10, digits: 1e-10 },
  { step: 2 ** -24, digits: 1e-6 },
])(
  "robust errors keep their digits with a column that is another plus $step of a third",
  ({ step, digits }) => {
    // Whole numbers, so that the sum of columns is exact.
    const [x, z] = [1, 2].map((seed) => normals(1300, seed).map((value) => Math.round(100 * value))) as [
      Float64Array,
      Float64Array,
    ];
    const y = normals(1300, 3).map((noise, t) => noise + 0.01 * (x[t] as number) - 0.02 * (z[t] as number));
    const near = x.map((value, t) => value + step * (z[t] as number));
    for (const covType of ["HC0", "HC1", "HC3", "HAC"] as const) {
      // y = a + b x + c z is y = a + (b - c / step) x + (c / step) near.
      const apart = ols(y, [x, z], { covType });
      const together = ols(y, [x, near], { covType });
      const scaled = ((together.bse[2] as number) * step) / (apart.bse[2] as number);
      expect(Math.abs(scaled - 1), covType).toBeLessThan(digits);
      const constant = (together.bse[0] as number) / (apart.bse[0] as number);
      expect(Math.abs(constant - 1), covType).toBeLessThan(digits);
    }
  },
);
