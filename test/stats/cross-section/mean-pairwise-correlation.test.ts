import fc from "fast-check";
import { expect, test } from "vitest";
import { meanPairwiseCorrelation } from "../../../lib/stats/cross-section/mean-pairwise-correlation.js";
import { autoregression } from "../simulate.js";

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const both = Array.from({ length: a.length }, (_, t) => [a[t] as number, b[t] as number] as const).filter(
    ([x, y]) => !Number.isNaN(x + y),
  );
  const mean = (k: 0 | 1) => both.reduce((sum, row) => sum + row[k], 0) / both.length;
  const [ma, mb] = [mean(0), mean(1)];
  const sum = (f: (x: number, y: number) => number) =>
    both.reduce((total, [x, y]) => total + f(x - ma, y - mb), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

/** The mean of all correlations, each worked out from the periods that a pair has in common. */
function pairByPair(members: readonly ArrayLike<number>[]): number {
  let [sum, pairs] = [0, 0];
  for (let i = 0; i < members.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      sum += correlation(members[i] as ArrayLike<number>, members[j] as ArrayLike<number>);
      pairs += 1;
    }
  }
  return sum / pairs;
}

/** Members that share one factor, so that every pair correlates by `rho`. */
function market(members: number, periods: number, rho: number): Float64Array[] {
  const factor = autoregression(periods, { seed: 100 });
  return Array.from({ length: members }, (_, i) => {
    const own = autoregression(periods, { seed: 200 + i });
    return own.map((value, t) => Math.sqrt(rho) * (factor[t] as number) + Math.sqrt(1 - rho) * value);
  });
}

test("by hand: two that move together and one against them average -1/3", () => {
  expect(meanPairwiseCorrelation([Object.freeze([1, 2, 3]), [1, 2, 3], [3, 2, 1]])).toBeCloseTo(-1 / 3, 14);
});

test("two members: their correlation", () => {
  const [a, b] = market(2, 40, 0.5) as [Float64Array, Float64Array];
  expect(meanPairwiseCorrelation([a, b])).toBeCloseTo(correlation(a, b), 13);
});

test("without missing values it is exactly the mean over pairs", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }).chain((n) =>
        fc.array(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: n, maxLength: n }), {
          minLength: 2,
          maxLength: 6,
        }),
      ),
      (members) => {
        fc.pre(members.every((series) => new Set(series).size > 1));
        expect(meanPairwiseCorrelation(members)).toBeCloseTo(pairByPair(members), 10);
      },
    ),
  );
});

test("with missing values it is the mean over pairs and periods of the products of own-standardised returns", () => {
  // Two of the six miss nothing.
  const members = market(6, 50, 0.3).map((series, i) =>
    series.map((value, t) => (i % 3 > 0 && (t * 7 + i * 3) % 11 === 0 ? Number.NaN : value)),
  );
  const standardised = members.map((series) => {
    const known = series.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    return series.map((value) => (value - mean) / deviation);
  });
  let [sum, count] = [0, 0];
  for (let t = 0; t < 50; t += 1) {
    for (let i = 0; i < 6; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const product = (standardised[i]?.[t] as number) * (standardised[j]?.[t] as number);
        if (Number.isNaN(product)) continue;
        sum += product;
        count += 1;
      }
    }
  }
  expect(meanPairwiseCorrelation(members)).toBeCloseTo(sum / count, 12);
});

test("with a few missing values it stays within a hundredth of the pairwise-complete mean", () => {
  const members = market(20, 250, 0.25).map((series, i) =>
    series.map((value, t) => ((t * 31 + i * 17) % 37 === 0 ? Number.NaN : value)),
  );
  const naive = pairByPair(members);
  expect(Math.abs(meanPairwiseCorrelation(members) - naive)).toBeLessThan(0.01);
});

test("it recovers the correlation that the members were made with", () => {
  expect(Math.abs(meanPairwiseCorrelation(market(60, 3000, 0.2)) - 0.2)).toBeLessThan(0.02);
});

test("each member's own unit and level do not matter", () => {
  const members = market(5, 60, 0.4);
  const moved = members.map((series, i) => series.map((value) => 10 * i + (i + 1) * 0.01 * value));
  expect(meanPairwiseCorrelation(moved)).toBeCloseTo(meanPairwiseCorrelation(members), 11);
});

test("members without spread have no correlation and are left out", () => {
  const [a, b] = market(2, 30, 0.5) as [Float64Array, Float64Array];
  const flat = new Float64Array(30).fill(0.1);
  const empty = new Float64Array(30).fill(Number.NaN);
  expect(meanPairwiseCorrelation([a, flat, b, empty])).toBe(meanPairwiseCorrelation([a, b]));
});

test("fewer than two usable members, or none together, give NaN; series of two lengths are refused", () => {
  expect(meanPairwiseCorrelation([])).toBeNaN();
  expect(meanPairwiseCorrelation([[1, 2, 3]])).toBeNaN();
  const nan = Number.NaN;
  expect(
    meanPairwiseCorrelation([
      [1, 2, nan, nan],
      [nan, nan, 3, 4],
    ]),
  ).toBeNaN();
  expect(() =>
    meanPairwiseCorrelation([
      [1, 2, 3],
      [1, 2],
    ]),
  ).toThrow("meanPairwiseCorrelation requires series of one length (got 3 and 2)");
});
