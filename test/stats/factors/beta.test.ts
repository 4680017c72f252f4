import fc from "fast-check";
import { expect, test } from "vitest";
import { beta } from "../../../lib/stats/factors/beta.js";
import { rollingBeta } from "../../../lib/stats/factors/rolling-beta.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

const MISSING = Number.NaN;

test("beta(legs) is the slope, worked by hand", () => {
  // x = 0, 1, 2, 3 has Sxx 5; y = 2, 4, 5, 9 has Sxy 11.
  expect(beta([Object.freeze([2, 4, 5, 9]), Object.freeze([0, 1, 2, 3])])).toBeCloseTo(2.2, 12);
});

test("beta(legs) uses the periods in which both are there", () => {
  expect(
    beta([
      [2, MISSING, 4, 5, 9, 1],
      [0, 7, 1, 2, 3, MISSING],
    ]),
  ).toBeCloseTo(2.2, 12);
});

test("beta(legs) is NaN without two pairs or without any movement of the benchmark", () => {
  expect(beta([[], []])).toBeNaN();
  expect(beta([[1], [1]])).toBeNaN();
  expect(
    beta([
      [1, 2, 3],
      [0.1, 0.1, 0.1],
    ]),
  ).toBeNaN();
  expect(() => beta([[1, 2], [1]])).toThrow("beta requires legs of one length (got 2 and 1)");
});

test("beta of a mix is the mix of betas, and a shift changes nothing", () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: -3, max: 3, noNaN: true }), (seed, weight) => {
      const [x, a, b] = [0, 1, 2].map((j) => normals(30, seed + j)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const mix = a.map((value, t) => weight * value + (b[t] as number) + 0.7);
      expect(beta([mix, x])).toBeCloseTo(weight * beta([a, x]) + beta([b, x]), 9);
    }),
  );
});

test("rollingBeta(legs) is the regression over each window", () => {
  const x = normals(120, 5).map((value, t) => value + (t > 60 ? 1000 : 0));
  const y = x.map((value, t) => 0.1 + 0.8 * value + (normals(120, 6)[t] as number));
  const rolling = rollingBeta([y, x], { window: 24 });
  expect(rolling.beta.slice(0, 23).every(Number.isNaN)).toBe(true);
  for (let t = 23; t < 120; t += 1) {
    const { params } = ols(y.slice(t - 23, t + 1), [x.slice(t - 23, t + 1)]);
    expect(rolling.alpha[t]).toBeCloseTo(params[0] as number, 5);
    expect(rolling.beta[t]).toBeCloseTo(params[1] as number, 8);
  }
});

test("rollingBeta(legs) of a window with a missing return is MISSING, unless fewer pairs will do", () => {
  const y = [1, 2, MISSING, 4, 6, 8];
  const x = [1, 2, 3, 4, 5, 6];
  expect([...rollingBeta([y, x], { window: 3 }).beta]).toEqual([
    MISSING,
    MISSING,
    MISSING,
    MISSING,
    MISSING,
    2,
  ]);
  const loose = rollingBeta([y, x], { window: 3, minObservations: 2 }).beta;
  expect([...loose]).toEqual([MISSING, MISSING, 1, 1, 2, 2]);
});

test("rollingBeta(legs) is NaN where the benchmark does not move, not rounding over rounding", () => {
  const x = [0.3, 0.1, 0.1, 0.1, 0.7, 0.1, 0.1, 0.1];
  const rolling = rollingBeta([[1, 2, 3, 4, 5, 6, 7, 8], x], { window: 3 }).beta;
  expect([...rolling].map(Number.isNaN)).toEqual([true, true, false, true, false, false, false, true]);
});

test("rollingBeta(legs) does not lose digits after an outlier has left the window", () => {
  const x = Float64Array.from({ length: 400 }, (_, t) => (t === 5 ? 1e9 : Math.sin(t)));
  const y = x.map((value) => 2 * value);
  expect(rollingBeta([y, x], { window: 50 }).beta[399]).toBeCloseTo(2, 12);
});

test("rollingBeta(legs) keeps its digits wherever levels a hundred million apart meet, with and without missing returns", () => {
  const window = 20;
  const noise = normals(300, 7);
  const x = normals(300, 8).map((value, t) => value + 1e8 * (Math.floor(t / 47) % 3));
  const y = x.map((value, t) => 0.8 * value + (noise[t] as number));
  for (const minObservations of [window, window - 1]) {
    const rolling = rollingBeta([y, x], { window, minObservations }).beta;
    for (let t = window - 1; t < 300; t += 1) {
      const [ys, xs] = [y.slice(t - window + 1, t + 1), x.slice(t - window + 1, t + 1)];
      expect((rolling[t] as number) / beta([ys, xs])).toBeCloseTo(1, 9);
    }
  }
});

test("rollingBeta(legs) refuses lengths and windows that make no sense", () => {
  expect([...rollingBeta([[], []], { window: 2 }).beta]).toEqual([]);
  expect([...rollingBeta([[1], [1]], { window: 2 }).beta]).toEqual([MISSING]);
  expect(() => rollingBeta([[1], [1, 2]], { window: 2 })).toThrow(/legs of one length \(got 1 and 2\)/);
  expect(() => rollingBeta([[1], [1]], { window: 0 })).toThrow(/window of one period or more \(got 0\)/);
  expect(() => rollingBeta([[1], [1]], { window: 3, minObservations: 4 })).toThrow(/window of 3 \(got 4\)/);
});
