import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  annualVolatility,
  battingAverage,
  beta,
  breadth,
  calmarRatio,
  compound,
  dispersion,
  distinctStretches,
  downsideRisk,
  drawdown,
  drawdownEpisodes,
  eventRank,
  eventStudy,
  informationRatio,
  maxDrawdown,
  meanPairwiseCorrelation,
  multipleShareBySpan,
  ols,
  optimalBlockLength,
  permutationTest,
  quantileGroups,
  rankDistinct,
  rankEpisode,
  rankGrid,
  rankOverlapping,
  relativeWealth,
  rollingBeta,
  rollingInformationRatio,
  rollingSharpeRatio,
  rollingVolatility,
  sharpeRatio,
  simpleReturns,
  sortinoRatio,
  timeUnderWater,
  trackingError,
  welchTest,
} from "../../lib/index.js";
import { simulate } from "./noise.js";

/** Two ways to compute three tenths that differ in the last bit. */
const [A, B] = [0.3, 0.1 + 0.2];
const NAN = Number.NaN;

describe("a fall that is nothing but rounding is none:", () => {
  test("levels that went through returns and back recover where the levels did", () => {
    const wealth = compound(simpleReturns([100, 97, 100]));
    expect(drawdownEpisodes(wealth)).toEqual([
      { peak: 0, valley: 1, recovery: 2, depth: expect.closeTo(-0.03, 12) },
    ]);
    expect(timeUnderWater(wealth)).toMatchObject({ longest: 2, current: 0 });
    expect(drawdown(wealth)[2]).toBe(0);
  });

  test.each([251, 25_000])(
    "legs that differ in the first of %d periods only have no spell under water",
    (periods) => {
      const first = simulate(periods, { mean: 0.0004, deviation: 0.01, seed: 5 });
      const second = first.with(0, (first[0] as number) - 0.01);
      const wealth = relativeWealth([first, second]);
      // However the ratio is computed.
      const base = compound(second);
      const ratio = compound(first).map((level, t) => level / (base[t] as number));
      for (const levels of periods > 251 ? [wealth] : [wealth, ratio]) {
        expect(drawdownEpisodes(levels)).toEqual([]);
        expect(timeUnderWater(levels)).toEqual({ share: 0, longest: 0, current: 0 });
        expect(maxDrawdown(levels)).toBe(0);
        expect(rankEpisode(levels, 100)).toBeNull();
      }
    },
  );

  test("a slow fall is seen all the same, and the tolerance does not depend on the unit", () => {
    const slow = Array.from({ length: 5000 }, (_, t) => 100 * (1 - 4e-16 * t));
    expect(drawdownEpisodes(slow)).toHaveLength(1);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 30 }),
        fc.integer({ min: -300, max: 300 }),
        (levels, power) => {
          const scaled = levels.map((level) => level * 2 ** power);
          expect(drawdownEpisodes(scaled)).toEqual(drawdownEpisodes(levels));
          expect(timeUnderWater(scaled)).toEqual(timeUnderWater(levels));
        },
      ),
    );
  });

  test("a series that only grows has no calmarRatio", () => {
    expect(
      calmarRatio(simpleReturns([1, A, 1, A * (1 + 1e-16)].map((x, t) => x + t)), { periodsPerYear: 1 }),
    ).toBeNaN();
    expect(maxDrawdown([B, A])).toBe(0);
  });
});

describe("values that differ by rounding tie:", () => {
  test("in ranks", () => {
    expect([0, 1].map((at) => rankOverlapping([B, A, 0.4], at))).toEqual([1, 1]);
    expect([0, 1].map((at) => rankGrid([B, A, 0.4], at, { window: 1 }))).toEqual([1, 1]);
    expect(distinctStretches([B, 0.4, A], { window: 1 })).toEqual([0, 2, 1]);
    expect(rankDistinct([B, 0.4, A], 0, { window: 1 })).toBe(1);
    expect(eventRank([B, A, 0.4], 0)).toMatchObject({ fromLowest: 1, fromHighest: 2, percentile: 1 / 3 });
    // Zero and what rounding leaves of it, at the size of the others.
    expect(rankOverlapping([0.1 + 0.2 - 0.3, 0, 0.5], 0)).toBe(1);
  });

  test("with the bound of a group", () => {
    const outcome = [1, 2, 3, 4];
    expect([...quantileGroups({ characteristic: [0.1, A, B, 0.4], outcome }, { groups: 2 }).groupOf]).toEqual(
      [1, 1, 1, 2],
    );
  });

  test("in counts of winners", () => {
    expect(
      battingAverage([
        [B, 0.2],
        [A, 0.1],
      ]).overall,
    ).toBe(0.5);
    expect(breadth([0.1 + 0.2 - 0.3, 0.5, 0])).toBeCloseTo(1 / 3, 14);
    expect(breadth([B, 0.5], { above: A })).toBe(0.5);
  });

  test("whatever the unit, and not where they differ by more", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -200, max: 200 }),
        (values, power) => {
          const scaled = values.map((value) => value * 2 ** power);
          expect(rankOverlapping(scaled, 0)).toBe(rankOverlapping(values, 0));
          expect(eventRank(scaled, 0).fromHighest).toBe(eventRank(values, 0).fromHighest);
          expect(breadth(scaled)).toBe(breadth(values));
        },
      ),
    );
  });

  test("in the permutations of a test, whatever the unit", () => {
    const samples = [
      [0.1, 0.2, 0.3, 0.7],
      [0.4, 0.5, 0.6, 0.3],
    ] as const;
    const { pValue } = permutationTest(samples);
    for (const unit of [1e-15, 1e-3, 1e6]) {
      const scaled = samples.map((sample) => sample.map((value) => value * unit)) as [number[], number[]];
      expect(permutationTest(scaled).pValue).toBe(pValue);
    }
    const shifted = samples.map((sample) => sample.map((value) => value * 10 + 1e6)) as [number[], number[]];
    expect(permutationTest(shifted).pValue).toBe(pValue);
  });
});

describe("a statistic of nothing but rounding is not reported as one:", () => {
  const study = { at: 35, window: [-1, 1], estimation: 30 } as const;
  const market = simulate(40, { mean: 0, deviation: 0.01, seed: 1 });

  test.each([
    ["forty times 0.0123", new Float64Array(40).fill(0.0123)],
    ["forty zeros", new Float64Array(40)],
    ["0.3 and 0.1 + 0.2", new Float64Array(40).map((_, t) => (t % 3 === 0 ? A : B))],
  ])("eventStudy of %s has no t", (_, returns) => {
    for (const regressors of [[], [market]]) {
      expect(eventStudy(returns, { ...study, regressors })).toMatchObject({
        t: NAN,
        pvalue: NAN,
        car: 0,
        carStandardError: 0,
      });
    }
  });

  test("eventStudy of a market times two has none either", () => {
    const { t, car } = eventStudy(
      market.map((value) => 0.001 + 2 * value),
      { ...study, regressors: [market] },
    );
    expect([t, car]).toEqual([NAN, 0]);
  });

  test("a constant gain has a Sharpe ratio of Infinity, a constant zero has none", () => {
    const growth = simpleReturns(Array.from({ length: 50 }, (_, t) => 100 * 1.01 ** t));
    expect([sharpeRatio(growth), sharpeRatio([A, B, A]), sharpeRatio([A, A], { riskFree: B })]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      NAN,
    ]);
    expect([...rollingSharpeRatio([A, B, A], { window: 2 })]).toEqual([
      NAN,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect([annualVolatility(growth), ...rollingVolatility([A, B], { window: 2 })]).toEqual([0, NAN, 0]);
  });

  test("a constant lead has an information ratio of Infinity and no tracking error; no lead has none", () => {
    const lead = [
      [0.3, 0.7, 0.9],
      [0.1, 0.5, 0.7],
    ] as const;
    expect([informationRatio(lead), trackingError(lead)]).toEqual([Number.POSITIVE_INFINITY, 0]);
    expect(rollingInformationRatio(lead, { window: 3 })[2]).toBe(Number.POSITIVE_INFINITY);
    expect(
      informationRatio([
        [A, B],
        [B, A],
      ]),
    ).toBeNaN();
  });

  test("a shortfall that is rounding is none", () => {
    expect(downsideRisk([A, A], { requiredReturn: B })).toBe(0);
    expect(sortinoRatio([A, A], { requiredReturn: B })).toBeNaN();
  });

  test("a benchmark that varies by rounding has no beta and no correlation", () => {
    expect(
      beta([
        [1, 2, 3],
        [A, B, A],
      ]),
    ).toBeNaN();
    expect([
      ...rollingBeta(
        [
          [1, 2, 3],
          [A, B, A],
        ],
        { window: 2 },
      ).beta,
    ]).toEqual([NAN, NAN, NAN]);
    expect(
      meanPairwiseCorrelation([
        [A, B, A],
        [1, 2, 3],
      ]),
    ).toBeNaN();
    expect(dispersion([A, B])).toBe(0);
  });

  test("two constant samples have a difference and no t", () => {
    expect(
      welchTest([
        [A, B, A],
        [0.6, 0.3 + B, 0.6],
      ]),
    ).toMatchObject({ difference: expect.closeTo(-0.3, 12), t: NAN, pValue: NAN });
    expect(() => optimalBlockLength([A, B, A, B, A, A, A, B])).toThrow("a series that varies");
  });

  test("a price that moved by rounding has no share of the multiple", () => {
    const [{ share } = { share: 0 }] = multipleShareBySpan(
      { price: [A, B, A], earnings: [1, 2, 1] },
      { spans: [1] },
    );
    expect(share).toBeNaN();
  });

  test("a regression without residuals has standard errors of zero, and no t where the coefficient is zero too", () => {
    const time = Float64Array.from({ length: 40 }, (_, t) => t);
    for (const covType of ["nonrobust", "HC1", "HAC"] as const) {
      const flat = ols(new Float64Array(40).fill(0.0123), { time }, { covType });
      expect([...flat.params]).toEqual([expect.closeTo(0.0123, 14), 0]);
      expect([flat.tvalues[1], flat.pvalues[1], flat.rsquared, flat.fvalue, flat.fPvalue]).toEqual([
        NAN,
        NAN,
        NAN,
        NAN,
        NAN,
      ]);
      const line = ols(
        time.map((t) => 0.1 + 0.7 * t),
        { time },
        { covType },
      );
      expect([line.ssr, line.sigma, ...line.bse, line.rsquared, line.fPvalue]).toEqual([0, 0, 0, 0, 1, 0]);
    }
    expect(() => ols(time, { flat: time.map((t) => (t % 2 === 0 ? A : B)) })).toThrow(
      "got flat: zero or a combination of const",
    );
  });
});
