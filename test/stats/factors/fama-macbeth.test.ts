import { describe, expect, test } from "vitest";
import { type CrossSection, famaMacBeth } from "../../../lib/stats/factors/fama-macbeth.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";
import { autoregression } from "../simulate.js";

/** Periods in which a characteristic is priced by a premium that varies around 0.3. */
const simulate = (seed: number, { periods = 60, rho = 0 } = {}): CrossSection[] => {
  const premium = autoregression(periods, { seed, rho });
  return Array.from({ length: periods }, (_, t) => {
    const size = normals(15, 100 * seed + t);
    const noise = normals(15, 7777 * seed + t);
    return {
      y: noise.map((value, i) => value + (0.3 + (premium[t] as number)) * (size[i] as number)),
      regressors: { size },
    };
  });
};

describe("famaMacBeth(crossSections)", () => {
  const panel = simulate(1);

  test("is the mean of the periods' regressions, with the error of a mean", () => {
    const { names, params, bse, periodParams, periods, nobs } = famaMacBeth(panel);
    expect([names, periods, nobs]).toEqual([["const", "size"], 60, 900]);
    const slopes = panel.map(({ y, regressors }) => ols(y, regressors).params[1] as number);
    expect([...(periodParams[1] as Float64Array)]).toEqual(slopes);
    const mean = ols(slopes, []);
    expect(params[1]).toBeCloseTo(mean.params[0] as number, 12);
    expect(bse[1]).toBeCloseTo(mean.bse[0] as number, 12);
  });

  test("covers the true premium about as often as it says", () => {
    let covered = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const { params, bse } = famaMacBeth(simulate(seed));
      covered += Math.abs((params[1] as number) - 0.3) <= 1.671 * (bse[1] as number) ? 1 : 0;
    }
    // 90% of 200 with a binomial error of 2.1 points.
    expect(covered / 200).toBeGreaterThan(0.83);
    expect(covered / 200).toBeLessThan(0.97);
  });

  test("has larger errors by Newey and West where the premium remembers", () => {
    const persistent = simulate(2, { periods: 200, rho: 0.7 });
    const [plain, robust] = [
      famaMacBeth(persistent),
      famaMacBeth(persistent, { covType: "HAC", maxlags: 8 }),
    ];
    expect(robust.maxlags).toBe(8);
    expect(plain.maxlags).toBeNull();
    expect((robust.bse[1] as number) / (plain.bse[1] as number)).toBeGreaterThan(1.4);
  });

  test("leaves out assets with missing values where asked", () => {
    const holed = panel.map((section, t) =>
      t === 3
        ? { ...section, y: Float64Array.from(section.y, (value, i) => (i === 0 ? Number.NaN : value)) }
        : section,
    );
    expect(famaMacBeth(holed, { missing: "drop" }).nobs).toBe(899);
    expect(() => famaMacBeth(holed)).toThrow("famaMacBeth, in period 3: ols requires finite values");
  });

  test("refuses one period, other regressors and periods without a regression", () => {
    const [section] = panel as [CrossSection];
    expect(() => famaMacBeth([section])).toThrow("famaMacBeth requires two periods or more (got 1)");
    const value = { y: section.y, regressors: { value: normals(15, 3) } };
    expect(() => famaMacBeth([section, value])).toThrow(
      "the same regressors in each period (got const,size and, in period 1, const,value)",
    );
    const few = { y: [1, 2], regressors: { size: [1, 2] } };
    expect(() => famaMacBeth([section, few])).toThrow(
      "famaMacBeth, in period 1: ols requires a coefficient or more",
    );
    const flat = { y: [1, 2, 4], regressors: { size: [1, 1, 1] } };
    expect(() => famaMacBeth([section, flat])).toThrow("in period 1: ols requires independent columns");
  });

  test("of a premium that never varies has no error", () => {
    const same = famaMacBeth([0, 0].map(() => ({ y: [0, 0.5, 1.5], regressors: { size: [0, 1, 2] } })));
    expect(same.bse[1]).toBe(0);
  });
});
