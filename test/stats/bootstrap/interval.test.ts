import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { bootstrapMeans } from "../../../lib/stats/bootstrap/bootstrap.js";
import { bootstrapInterval, type IntervalMethod } from "../../../lib/stats/bootstrap/interval.js";
import { autoregression } from "../simulate.js";

const METHODS: readonly IntervalMethod[] = [
  { method: "percentile" },
  { method: "basic" },
  { method: "bc" },
  { method: "bca", acceleration: 0.02 },
];

/** 0.00, 0.01, ... 1.00 */
const hundredths = Object.freeze(Array.from({ length: 101 }, (_, i) => i / 100));

test("the percentile interval is the quantiles of the replicates", () => {
  expect(bootstrapInterval({ estimate: 0.6, replicates: hundredths }, { level: 0.9 })).toEqual({
    lower: 0.05,
    upper: 0.95,
    level: 0.9,
  });
});

test("the basic interval turns the percentile interval over round the estimate", () => {
  const { lower, upper } = bootstrapInterval(
    { estimate: 0.6, replicates: hundredths },
    { level: 0.9, method: "basic" },
  );
  expect(lower).toBeCloseTo(2 * 0.6 - 0.95, 14);
  expect(upper).toBeCloseTo(2 * 0.6 - 0.05, 14);
});

test("without bias and acceleration, bc and bca are the percentile interval", () => {
  const bootstrap = { estimate: 0.5, replicates: hundredths };
  const { lower, upper } = bootstrapInterval(bootstrap);
  for (const method of [{ method: "bc" }, { method: "bca", acceleration: 0 }] as const) {
    expect(bootstrapInterval(bootstrap, method).lower).toBeCloseTo(lower, 12);
    expect(bootstrapInterval(bootstrap, method).upper).toBeCloseTo(upper, 12);
  }
});

test("bc by hand: a share of 0.8413 below the estimate is a bias of one, so 0.05 moves to Phi(2 - 1.645)", () => {
  // 0.8413447 of 1001 evenly spread replicates on [0, 1] lie below 0.8413447.
  const replicates = Array.from({ length: 100_001 }, (_, i) => i / 100_000);
  const { lower, upper } = bootstrapInterval(
    { estimate: 0.8413447, replicates },
    { level: 0.9, method: "bc" },
  );
  // Phi(0.3551464) = 0.63876 and Phi(3.6448536) = 0.999866, from the printed table.
  expect(lower).toBeCloseTo(0.6388, 4);
  expect(upper).toBeCloseTo(0.99987, 4);
});

test("half of the replicates that equal the estimate count as below it", () => {
  const replicates = [1, 2, 2, 3];
  expect(bootstrapInterval({ estimate: 2, replicates }, { method: "bc", level: 0.5 })).toEqual(
    bootstrapInterval({ estimate: 2, replicates }, { level: 0.5 }),
  );
});

test("replicates that are NaN are left out; none at all gives NaN", () => {
  const withHoles = [Number.NaN, ...hundredths, Number.NaN];
  expect(bootstrapInterval({ estimate: 0.5, replicates: withHoles })).toEqual(
    bootstrapInterval({ estimate: 0.5, replicates: hundredths }),
  );
  expect(bootstrapInterval({ estimate: 0.5, replicates: [] }).lower).toBeNaN();
});

test("a level outside 0 to 1, or an estimate outside all replicates, is refused", () => {
  expect(() => bootstrapInterval({ estimate: 0, replicates: hundredths }, { level: 1 })).toThrow(
    "bootstrapInterval requires a level between 0 and 1 (got 1)",
  );
  expect(() => bootstrapInterval({ estimate: 2, replicates: hundredths }, { method: "bc" })).toThrow(
    "bootstrapInterval requires replicates on both sides of the estimate to correct for bias (got 100% below)",
  );
});

/** Of 300 autoregressions with mean zero; all methods are tried on the same. */
let trials: ReturnType<typeof bootstrapMeans>[];
beforeAll(() => {
  trials = Array.from({ length: 300 }, (_, seed) =>
    bootstrapMeans([autoregression(300, { seed: 1000 + seed, rho: 0.3 })], {
      replications: 400,
      seed,
      blockLength: 10,
    }),
  );
});

describe.each(METHODS)("the $method interval", (method) => {
  const series = autoregression(80, { seed: 21 });
  const bootstrap = bootstrapMeans([series], { blockLength: 2, replications: 999 });

  test("brackets the estimate, and widens with the level", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 0.98, noNaN: true }),
        // Levels nearer than this differ by the rounding of the quantile's place alone.
        fc.double({ min: 1e-9, max: 0.01, noNaN: true }),
        (level, more) => {
          const narrow = bootstrapInterval(bootstrap, { ...method, level });
          const wide = bootstrapInterval(bootstrap, { ...method, level: level + more });
          expect(narrow.lower).toBeLessThan(bootstrap.estimate);
          expect(narrow.upper).toBeGreaterThan(bootstrap.estimate);
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper);
        },
      ),
    );
  });

  test("holds the true mean of an autoregression about as often as it says", () => {
    let held = 0;
    for (const trial of trials) {
      const { lower, upper } = bootstrapInterval(trial, { ...method, level: 0.9 });
      if (lower <= 0 && 0 <= upper) held += 1;
    }
    // 0.9 within about four standard errors of 300 trials, less a little for the known undercoverage of block bootstraps.
    expect(held / 300).toBeGreaterThan(0.82);
    expect(held / 300).toBeLessThan(0.96);
  });
});
