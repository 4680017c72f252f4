import fc from "fast-check";
import { expect, test } from "vitest";
import { optimalBlockLength } from "../../../lib/stats/bootstrap/block-length.js";
import { autoregression } from "../simulate.js";

test("optimalBlockLength by hand: alternating values are cut off at a third of the length", () => {
  // Eight values +-1: every autocorrelation is large, so the bound ceil(min(3 sqrt 8, 8 / 3)) = 3 holds.
  expect(optimalBlockLength([1, -1, 1, -1, 1, -1, 1, -1])).toEqual({ stationary: 3, circular: 3 });
});

test("the circular length is the stationary one times the cube root of 3/2, while neither is cut off", () => {
  const { stationary, circular } = optimalBlockLength(autoregression(5000, { seed: 4, rho: 0.4 }));
  expect(circular / stationary).toBeCloseTo(1.5 ** (1 / 3), 12);
});

test("optimalBlockLength recovers the length that an autoregression's true spectrum asks for", () => {
  // For rho: g = 2 rho / ((1 - rho)^2 (1 - rho^2)), s = 1 / (1 - rho)^2 (shocks of variance 1); b = (g^2 n / s^2)^(1/3).
  const [rho, n] = [0.5, 20_000];
  const truth = (2 * rho * Math.sqrt(n)) ** (2 / 3) / (1 - rho * rho) ** (2 / 3);
  const found = Array.from({ length: 20 }, (_, seed) => optimalBlockLength(autoregression(n, { seed, rho })));
  const mean = found.reduce((sum, { stationary }) => sum + stationary, 0) / found.length;
  expect(Math.abs(mean / truth - 1)).toBeLessThan(0.1);
});

test("independent draws need short blocks, dependent ones longer", () => {
  const length = (rho: number) => optimalBlockLength(autoregression(1000, { seed: 8, rho })).stationary;
  expect(length(0)).toBeLessThan(3);
  expect(length(0.8)).toBeGreaterThan(10);
});

test("optimalBlockLength does not change when the series is shifted, scaled or turned upside down", () => {
  const series = autoregression(300, { seed: 2, rho: 0.3 });
  const { stationary } = optimalBlockLength(series);
  fc.assert(
    fc.property(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.boolean(),
      (shift, scale, flip) => {
        const moved = series.map((value) => shift + (flip ? -scale : scale) * value);
        expect(optimalBlockLength(moved).stationary).toBeCloseTo(stationary, 6);
      },
    ),
  );
});

test("optimalBlockLength refuses too few values, missing ones and a constant", () => {
  expect(() => optimalBlockLength([])).toThrow("optimalBlockLength requires at least 8 values (got 0)");
  expect(() => optimalBlockLength([1, 2, 3])).toThrow(RangeError);
  expect(() => optimalBlockLength([1, 2, 3, Number.NaN, 5, 6, 7, 8])).toThrow(/without NaN/);
  expect(() => optimalBlockLength(new Float64Array(20).fill(0.1))).toThrow(/that varies/);
});
