import fc from "fast-check";
import { expect, test } from "vitest";
import { maxDrawdown } from "../../../lib/stats/max-drawdown.js";
import { martinRatio } from "../../../lib/stats/performance/martin-ratio.js";
import { painIndex } from "../../../lib/stats/performance/pain-index.js";
import { painRatio } from "../../../lib/stats/performance/pain-ratio.js";
import { ulcerIndex } from "../../../lib/stats/performance/ulcer-index.js";
import { compound } from "../../../lib/stats/series/compound.js";
import { arbitraryReturns } from "../arbitrary.js";

const NAN = Number.NaN;
// Wealth 0.8, 1, 0.6, 0.9: falls of 20%, 0, 40% and 10%.
const returns = Object.freeze([-0.2, 0.25, -0.4, 0.5]);
const yearly = { periodsPerYear: 1 } as const;

test("ulcerIndex and painIndex average the falls at the end of each period, a first loss included", () => {
  expect(ulcerIndex(returns)).toBeCloseTo(Math.sqrt(0.21 / 4), 12);
  expect(ulcerIndex(returns, { ddof: 1 })).toBeCloseTo(Math.sqrt(0.21 / 3), 12);
  expect(painIndex(returns)).toBeCloseTo(0.7 / 4, 12);
});

test("missing returns are no periods", () => {
  const holed = [NAN, -0.2, 0.25, NAN, -0.4, 0.5, NAN];
  expect(ulcerIndex(holed)).toBe(ulcerIndex(returns));
  expect(painIndex(holed)).toBe(painIndex(returns));
});

test("both are zero without a fall, missing without a return, and one in ruin", () => {
  for (const index of [ulcerIndex, painIndex]) {
    expect(index([0.1, 0, 0.2])).toBe(0);
    expect(index([])).toBeNaN();
    expect(index([NAN])).toBeNaN();
    expect(index([-1, 0.5])).toBe(1);
  }
  expect(ulcerIndex([-0.1], { ddof: 1 })).toBeNaN();
});

test("pain is at most ulcer, and ulcer at most the deepest fall", () => {
  fc.assert(
    fc.property(arbitraryReturns({ minLength: 1 }), (sample) => {
      expect(painIndex(sample)).toBeLessThanOrEqual(ulcerIndex(sample) + 1e-12);
      expect(ulcerIndex(sample)).toBeLessThanOrEqual(-maxDrawdown(compound(sample)) + 1e-12);
    }),
  );
});

test("martinRatio and painRatio are the growth a year over the index", () => {
  const growth = 0.9 ** 0.25 - 1;
  expect(martinRatio(returns, yearly)).toBeCloseTo(growth / ulcerIndex(returns), 12);
  expect(painRatio(returns, yearly)).toBeCloseTo(growth / painIndex(returns), 12);
  // A half-yearly rate of 1% is 2.01% a year; four half years are two.
  const halves = { periodsPerYear: 2, riskFree: 0.01 };
  expect(painRatio(returns, halves)).toBeCloseTo((Math.sqrt(0.9) - 1.0201) / painIndex(returns), 12);
  const series = { periodsPerYear: 2, riskFree: [0.01, 0.01, 0.01, 0.01] };
  expect(martinRatio(returns, series)).toBeCloseTo((Math.sqrt(0.9) - 1.0201) / ulcerIndex(returns), 12);
});

test("martinRatio and painRatio count the periods that have a return, as both indices do", () => {
  const holed = [NAN, NAN, -0.2, 0.25, NAN, -0.4, 0.5, NAN];
  const rates = [0.5, 0.5, 0.01, 0.01, 0.5, 0.01, 0.01, 0.5];
  for (const ratio of [martinRatio, painRatio]) {
    expect(ratio(holed, yearly)).toBeCloseTo(ratio(returns, yearly), 12);
    const fixed = { ...yearly, riskFree: 0.01 };
    expect(ratio(holed, { ...yearly, riskFree: rates })).toBeCloseTo(ratio(returns, fixed), 12);
  }
});

test("the ratios are infinite without a fall, missing for neither and under one year", () => {
  for (const ratio of [martinRatio, painRatio]) {
    expect(ratio([0.1, 0.2], yearly)).toBe(Number.POSITIVE_INFINITY);
    expect(ratio([0, 0], yearly)).toBeNaN();
    expect(ratio([], yearly)).toBeNaN();
    expect(ratio(returns)).toBeNaN();
    expect(ratio(returns, { underOneYear: "annualise" })).toBeLessThan(0);
    expect(() => ratio(returns, { riskFree: [0] })).toThrow("series of one length (got 4 and 1)");
  }
});
