import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { optimalBlockLength } from "../../../lib/stats/bootstrap/block-length.js";
import type { BootstrapScheme, ResamplingOptions } from "../../../lib/stats/bootstrap/blocks.js";
import { bootstrap, bootstrapMeans, type Statistic } from "../../../lib/stats/bootstrap/bootstrap.js";
import { autoregression } from "../simulate.js";

const SCHEMES: readonly BootstrapScheme[] = ["stationary", "circular", "moving"];

const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const difference: Statistic = ([a, b]) => meanOf(a as Float64Array) - meanOf(b as Float64Array);

/** The resampled series themselves. */
function resamples(series: readonly ArrayLike<number>[], options: ResamplingOptions) {
  const seen: number[][][] = [];
  bootstrap(series, {
    ...options,
    statistic: (resampled) => {
      seen.push(resampled.map((one) => [...one]));
      return 0;
    },
  });
  return seen.slice(1);
}

/** Lengths of the runs in which each value is the one after the last, round a circle of n. */
function runs(values: readonly number[], n: number): number[] {
  const lengths: number[] = [];
  values.forEach((value, t) => {
    if (t > 0 && value === ((values[t - 1] as number) + 1) % n) lengths.push((lengths.pop() as number) + 1);
    else lengths.push(1);
  });
  return lengths;
}

const positions = Float64Array.from({ length: 60 }, (_, t) => t);

describe.each(SCHEMES)("bootstrap, %s blocks", (scheme) => {
  test("uses the same positions for every series", () => {
    const twice = positions.map((value) => 2 * value);
    for (const [a, b] of resamples([positions, twice], {
      scheme,
      blockLength: 4,
      replications: 50,
    }) as number[][][]) {
      expect(b).toEqual(a?.map((value) => 2 * value));
    }
  });

  test("gives the same replicates for the same seed, others for another", () => {
    const draw = (seed: number) =>
      bootstrapMeans([positions], { scheme, blockLength: 4, replications: 20, seed });
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5).replicates).not.toEqual(draw(6).replicates);
  });

  test("bootstrapMeans agrees with bootstrap of the same means", () => {
    const [a, b] = [autoregression(97, { seed: 1 }), autoregression(97, { seed: 2 })];
    const options = { scheme, blockLength: 5, replications: 200, seed: 9 };
    const fast = bootstrapMeans([a, b], options);
    const slow = bootstrap([a, b], { ...options, statistic: difference });
    expect(fast.estimate).toBeCloseTo(slow.estimate, 13);
    for (const [r, value] of fast.replicates.entries()) {
      expect(value).toBeCloseTo(slow.replicates[r] as number, 13);
    }
  });

  test("moves with the series: a shift shifts, a scale scales", () => {
    const series = autoregression(50, { seed: 3 });
    const options = { scheme, blockLength: 3, replications: 30 };
    const base = bootstrapMeans([series], options).replicates;
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (shift, scale) => {
          const moved = bootstrapMeans([series.map((value) => shift + scale * value)], options).replicates;
          for (const [r, value] of moved.entries()) {
            expect(value).toBeCloseTo(shift + scale * (base[r] as number), 9);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test("leaves its input alone and never lends it out", () => {
    const series = Object.freeze([3, 1, 4, 1, 5, 9, 2, 6]);
    const { estimate } = bootstrap([series], {
      scheme,
      blockLength: 2,
      replications: 5,
      statistic: ([values]) => (values as Float64Array).fill(0).length,
    });
    expect(estimate).toBe(8);
    expect(series).toEqual([3, 1, 4, 1, 5, 9, 2, 6]);
  });

  test("refuses a block longer than the series, or shorter than one", () => {
    for (const blockLength of [0.5, 61, Number.NaN]) {
      expect(() => bootstrapMeans([positions], { scheme, blockLength })).toThrow(
        /requires a (mean|whole) block length from 1 to 60/,
      );
    }
  });

  test("a constant series has no spread, and asks for no longer block than one", () => {
    const constant = new Float64Array(20).fill(0.1);
    expect(
      bootstrapMeans([constant], { scheme, blockLength: 2, replications: 50 }).standardError,
    ).toBeLessThan(1e-15);
    expect(bootstrapMeans([constant], { scheme, replications: 1 }).blockLength).toBe(1);
  });
});

test("circular blocks are of one length, go round the end, and start anywhere equally often", () => {
  const drawn = resamples([positions], { scheme: "circular", blockLength: 6, replications: 2000 });
  const starts = new Array<number>(60).fill(0);
  for (const [values] of drawn as number[][][]) {
    for (const length of runs(values as number[], 60)) expect(length % 6).toBe(0);
    for (let t = 0; t < 60; t += 6)
      starts[values?.[t] as number] = (starts[values?.[t] as number] as number) + 1;
  }
  // 20,000 blocks over 60 starts; 98.3 is about the 0.999 quantile of chi-square with 59 degrees of freedom.
  const expected = 20_000 / 60;
  expect(starts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(98.3);
});

test("moving blocks never go round the end, and start wherever a whole block fits", () => {
  const starts = new Set<number>();
  for (const [values] of resamples([positions], {
    scheme: "moving",
    blockLength: 7,
    replications: 300,
  }) as number[][][]) {
    for (let t = 0; t < 60; t += 7) {
      const block = (values as number[]).slice(t, t + 7);
      starts.add(block[0] as number);
      expect(block).toEqual(block.map((_, i) => (block[0] as number) + i));
    }
  }
  // 2700 blocks over 54 places: a place is missed with a chance of about 54 exp(-50).
  expect([...starts].sort((a, b) => a - b)).toEqual(Array.from({ length: 54 }, (_, i) => i));
});

test("stationary blocks have geometric lengths with the mean asked for", () => {
  // A long series, so that few blocks are cut at its end or join by chance.
  const n = 20_000;
  const long = Float64Array.from({ length: n }, (_, t) => t);
  const [values] = resamples([long], { blockLength: 8, replications: 1 })[0] as number[][];
  const lengths = runs(values as number[], n);
  const mean = n / lengths.length;
  expect(Math.abs(mean - 8)).toBeLessThan(4 * Math.sqrt((56 / n) * 8));
  const ones = lengths.filter((length) => length === 1).length / lengths.length;
  expect(Math.abs(ones - 1 / 8)).toBeLessThan(4 * Math.sqrt((7 / 64) * (8 / n)));
});

test("a mean block length of one is the ordinary bootstrap: the standard error of the mean is s / sqrt n", () => {
  const series = autoregression(400, { seed: 11 });
  const { standardError } = bootstrapMeans([series], { blockLength: 1, replications: 5000 });
  const mean = meanOf(series);
  const deviation = Math.sqrt(series.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400);
  expect(Math.abs(standardError / (deviation / 20) - 1)).toBeLessThan(0.05);
});

test("the stationary bootstrap's variance of a mean is Politis and Romano's formula", () => {
  // n var = gamma(0) + 2 sum over k of (1 - k/n) [(1 - p)^k + ...] with circular autocovariances: sum of gamma_c(k) (1-p)^k weights,
  // b(k) = (1 - k/n) (1 - p)^k + (k/n) (1 - p)^(n - k), gamma over n (their lemma 1).
  const series = autoregression(120, { seed: 5, rho: 0.6 });
  const [n, p] = [120, 1 / 7];
  const mean = meanOf(series);
  const gamma = (k: number) => {
    let sum = 0;
    for (let t = 0; t + k < n; t += 1)
      sum += ((series[t] as number) - mean) * ((series[t + k] as number) - mean);
    return sum / n;
  };
  let variance = gamma(0);
  for (let k = 1; k < n; k += 1) {
    variance += 2 * gamma(k) * ((1 - k / n) * (1 - p) ** k + (k / n) * (1 - p) ** (n - k));
  }
  const { standardError } = bootstrapMeans([series], { blockLength: 7, replications: 40_000 });
  expect(Math.abs((n * standardError ** 2) / variance - 1)).toBeLessThan(0.04);
});

test("blocks keep dependence that single draws lose: the standard error of an autoregression's mean", () => {
  const series = autoregression(2000, { seed: 6, rho: 0.7 });
  const truth = 1 / (1 - 0.7) / Math.sqrt(2000);
  const automatic = bootstrapMeans([series], { replications: 2000 });
  expect(Math.abs(automatic.standardError / truth - 1)).toBeLessThan(0.2);
  expect(bootstrapMeans([series], { blockLength: 1, replications: 2000 }).standardError).toBeLessThan(
    0.7 * truth,
  );
});

test("without a block length the longest that a series asks for is used, whole for fixed blocks", () => {
  const [short, long] = [autoregression(500, { seed: 1 }), autoregression(500, { seed: 1, rho: 0.8 })];
  const { stationary, circular } = optimalBlockLength(long);
  expect(bootstrapMeans([short, long], { replications: 1 }).blockLength).toBe(stationary);
  for (const scheme of ["circular", "moving"] as const) {
    expect(bootstrapMeans([short, long], { scheme, replications: 1 }).blockLength).toBe(Math.ceil(circular));
  }
  expect(
    bootstrapMeans([autoregression(500, { seed: 42 })], { replications: 1 }).blockLength,
  ).toBeGreaterThanOrEqual(1);
});

test("bootstrapMeans: the mean of one, the difference of two, any statistic of more", () => {
  const [a, b, c] = [
    autoregression(30, { seed: 1 }),
    autoregression(30, { seed: 2 }),
    autoregression(30, { seed: 3 }),
  ];
  const options = { blockLength: 2, replications: 3 };
  expect(bootstrapMeans([a], options).estimate).toBeCloseTo(meanOf(a), 14);
  expect(bootstrapMeans([a, b], options).estimate).toBeCloseTo(meanOf(a) - meanOf(b), 14);
  const { estimate } = bootstrapMeans([a, b, c], { ...options, statistic: (means) => means[2] as number });
  expect(estimate).toBeCloseTo(meanOf(c), 14);
  expect(() => bootstrapMeans([a, b, c], options)).toThrow(
    "bootstrapMeans requires a statistic for more than two series (got 3)",
  );
});

test("series must be there, long enough, of one length and complete", () => {
  const none = () => 0;
  expect(() => bootstrap([], { statistic: none })).toThrow(/at least two values \(got 0\)/);
  expect(() => bootstrap([[1]], { statistic: none })).toThrow(/at least two values \(got 1\)/);
  expect(() =>
    bootstrap(
      [
        [1, 2, 3],
        [1, 2],
      ],
      { statistic: none, blockLength: 1 },
    ),
  ).toThrow("bootstrap requires series of one length (got 3 and 2)");
  expect(() => bootstrapMeans([[1, Number.NaN, 3]], { blockLength: 1 })).toThrow(
    "bootstrapMeans requires values without NaN (got one at 1)",
  );
  expect(() => bootstrapMeans([[1, 2, 3]], { blockLength: 1, replications: 0 })).toThrow(
    /one replication or more/,
  );
  expect(() => bootstrapMeans([[1, 2, 3]], { scheme: "moving", blockLength: 1.5 })).toThrow(
    /whole block length/,
  );
});
