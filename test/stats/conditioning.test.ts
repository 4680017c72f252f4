import { describe, expect, test } from "vitest";
import {
  aggregateReturns,
  annualReturn,
  annualVolatility,
  compound,
  compoundFactors,
  cumulativeReturn,
  dispersion,
  logReturns,
  ols,
  quantile,
  rollingCumulativeReturn,
  simpleReturns,
  windowReturn,
} from "../../lib/index.js";
import { seededRandom } from "../../lib/stats/random.js";

const random = seededRandom(10);
const uniform = (length: number, size: number) =>
  Float64Array.from({ length }, () => (random.uniform() - 0.5) * size);

describe("ols keeps the digits that a large mean would cost:", () => {
  const n = 100;
  const x = uniform(n, 2e-3).map((value) => 1e9 + value);
  const y = x.map((value, t) => 2 * value + 1e-4 * Math.sin(t * t));
  // The differences are exact, so this is the regression that is meant.
  const centred = { x: x.map((value) => value - 1e9), y: y.map((value) => value - 2e9) };

  test.each(["nonrobust", "HC0", "HC3", "HAC"] as const)("x of 1e9 +- 1e-3, %s", (covType) => {
    const fit = ols(y, { x }, { covType });
    const meant = ols(centred.y, { x: centred.x }, { covType });
    expect((fit.params[1] as number) / (meant.params[1] as number)).toBeCloseTo(1, 10);
    expect((fit.bse[1] as number) / (meant.bse[1] as number)).toBeCloseTo(1, 8);
    expect(fit.rsquared).toBeCloseTo(meant.rsquared, 10);
    // The line at zero lies 1e9 away: its value and error are those of the slope times the distance.
    const atZero = 2e9 + (meant.params[0] as number) - 1e9 * (meant.params[1] as number);
    expect((fit.params[0] as number) / atZero).toBeCloseTo(1, 8);
    expect((fit.bse[0] as number) / (1e9 * (meant.bse[1] as number))).toBeCloseTo(1, 6);
  });

  test("also beside a column of ones of one's own, and with a second regressor", () => {
    const own = ols(y, { one: new Float64Array(n).fill(2), x }, { intercept: false });
    expect((own.params[1] as number) / (ols(y, { x }).params[1] as number)).toBeCloseTo(1, 12);
    const z = uniform(n, 1).map((value) => 5e8 + value);
    const two = ols(y, { x, z });
    const meant = ols(centred.y, { x: centred.x, z: z.map((value) => value - 5e8) });
    expect((two.params[1] as number) / (meant.params[1] as number)).toBeCloseTo(1, 9);
    expect((two.params[2] as number) / (meant.params[2] as number)).toBeCloseTo(1, 6);
  });

  test("and a combination of columns far from zero is refused all the same", () => {
    const [a, b] = [uniform(50, 1).map((value) => 1e6 + value), uniform(50, 1).map((value) => 3e6 + value)];
    const sum = a.map((value, t) => value + (b[t] as number));
    expect(() => ols(uniform(50, 1), { a, b, sum })).toThrow("got sum: zero or a combination of const, a, b");
  });
});

describe("small changes keep their digits:", () => {
  const levels = [1e9];
  for (let t = 0; t < 5; t += 1) levels.push((levels[t] as number) * (1 + 1e-12));

  test("simpleReturns, logReturns and windowReturn near 1e9 by 1e-12", () => {
    const exact = levels.slice(1).map((level, t) => (level - (levels[t] as number)) / (levels[t] as number));
    expect([...simpleReturns(levels)]).toEqual(exact);
    for (const [t, change] of logReturns(levels).entries())
      expect(change / (exact[t] as number)).toBeCloseTo(1, 11);
    expect(windowReturn(levels, { base: 0, end: 1, from: "2024-07-10", to: "2024-07-11" })).toBe(exact[0]);
  });

  test("logReturns of levels far apart", () => {
    expect([...logReturns([1e300, 1e-300, 0, 5])]).toEqual([
      expect.closeTo(Math.log(1e-300) * 2, 9),
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect(logReturns([1, Math.E])[0]).toBe(1);
  });

  test("compounding of returns of 1e-17", () => {
    const tiny = new Float64Array(100_000).fill(1e-17);
    expect(cumulativeReturn(tiny) * 1e12).toBeCloseTo(1, 8);
    expect(((compound(tiny).at(-1) as number) - 1) * 1e12).toBeCloseTo(1, 3);
    expect((rollingCumulativeReturn(tiny, { window: 1000 }).at(-1) as number) * 1e14).toBeCloseTo(1, 8);
    expect(annualReturn(tiny.subarray(0, 504)) / (252 * 1e-17)).toBeCloseTo(1, 8);
    const days = ["2024-07-10", "2024-07-11", "2024-07-12"];
    const values = tiny.slice(0, 3);
    expect((aggregateReturns({ days, values }, { unit: "month" }).returns[0] as number) * 1e17).toBeCloseTo(
      3,
      8,
    );
    const window = { first: "2024-07-10", last: "2024-07-12" };
    expect(
      (compoundFactors({ days, columns: { hml: values } }, window).returns.hml as number) * 1e17,
    ).toBeCloseTo(3, 8);
  });

  test("a wealth that has all but gone keeps the digits of what is left", () => {
    const [left] = compound([-0.999999, -0.999999, 1]).slice(-1);
    expect((left as number) / 2e-12).toBeCloseTo(1, 9);
  });
});

test("the spread of values with a large mean is that of the values", () => {
  const wanted = Math.sqrt(30);
  for (const mean of [0, 1e6, 1e9, 1e12]) {
    expect(
      annualVolatility(
        [4, 7, 13, 16].map((value) => mean + value),
        { periodsPerYear: 1 },
      ),
    ).toBeCloseTo(wanted, 9);
  }
});

test("values near the end of the range of a double do not overflow on the way", () => {
  expect(quantile([-1e308, 1e308], 0.5)).toBe(0);
  expect(quantile([-1.5e308, 1.5e308], 0.25)).toBe(-0.75e308);
  expect(quantile([-1e308, 1e308], 0.5, { quantileType: 2 })).toBe(0);
  expect(annualVolatility([1e308, -1e308], { periodsPerYear: 1 }) / 1e308).toBeCloseTo(Math.SQRT2, 12);
  expect(dispersion([1e308, 1e308, -1e308]) / 1e308).toBeCloseTo(2 / Math.sqrt(3), 12);
});
