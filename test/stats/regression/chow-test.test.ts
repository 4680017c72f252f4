import { describe, expect, test } from "vitest";
import { chowTest } from "../../../lib/stats/regression/chow-test.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

describe("chowTest(y, regressors)", () => {
  test("of a change of the mean, worked by hand", () => {
    // All six: mean 17/6, squares 22 5/6. Parts: 1 and 0.5. (22.8333 - 1.5) / (1.5 / 4) = 56.8889.
    const { statistic, df1, df2 } = chowTest(Object.freeze([1, 2, 1, 2, 5, 6]), [], { at: 4 });
    expect(statistic).toBeCloseTo((22 + 5 / 6 - 1.5) / (1.5 / 4), 10);
    expect([df1, df2]).toEqual([1, 4]);
  });

  test("is the F test of a regression with a dummy and its products", () => {
    const x = normals(40, 1);
    const y = normals(40, 2).map((value, t) => value + 0.5 * (x[t] as number) + (t < 25 ? 0 : 0.7));
    const dummy = x.map((_, t) => (t < 25 ? 0 : 1));
    const full = ols(y, { x, dummy, product: x.map((value, t) => value * (dummy[t] as number)) });
    const restricted = ols(y, { x });
    const f = (restricted.ssr - full.ssr) / 2 / (full.ssr / 36);
    expect(chowTest(y, { x }, { at: 25 }).statistic).toBeCloseTo(f, 10);
  });

  test("of a constant has no statistic, of a clean step an infinite one", () => {
    expect(chowTest([5, 5, 5, 5, 5, 5], [], { at: 3 }).statistic).toBeNaN();
    expect(chowTest([5, 5, 5, 7, 7, 7], [], { at: 3 })).toMatchObject({
      statistic: Number.POSITIVE_INFINITY,
      pValue: 0,
    });
  });

  test("refuses parts that are too short, missing values and singular parts", () => {
    expect(() => chowTest([1, 2, 3], [], { at: 1 })).toThrow(
      "chowTest requires more rows than coefficients before and after the break (got 1 and 2 for 1)",
    );
    expect(() => chowTest([1, 2, Number.NaN, 4], [], { at: 2 })).toThrow("finite values");
    expect(() => chowTest([1, 2, 3, 4, 5, 6], [[0, 0, 0, 1, 2, 3]], { at: 3 })).toThrow(
      "independent columns",
    );
  });
});
