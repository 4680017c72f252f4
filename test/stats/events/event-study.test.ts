import { describe, expect, test } from "vitest";
import { eventStudy } from "../../../lib/stats/events/event-study.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

describe("eventStudy(returns) by the mean-adjusted model", () => {
  // Estimation over four periods: mean 0.5, residuals -+0.25, variance 4 * 0.0625 / 3 = 1/12.
  const returns = Object.freeze([0.25, 0.75, 0.25, 0.75, 99, 1, 0, 0.75]);
  const study = eventStudy(returns, { at: 6, window: [-1, 1], estimation: 4, gap: 1 });

  test("subtracts the mean of an estimation window that ends before gap and event", () => {
    expect([study.estimationFirst, study.estimationLast]).toEqual([0, 3]);
    expect([...study.offsets]).toEqual([-1, 0, 1]);
    for (const [i, value] of [0.5, -0.5, 0.25].entries()) expect(study.abnormal[i]).toBeCloseTo(value, 12);
    for (const [i, value] of [0.5, 0, 0.25].entries()) expect(study.cumulative[i]).toBeCloseTo(value, 12);
    expect(study.car).toBeCloseTo(0.25, 12);
  });

  test("has the prediction error s^2 (L + L^2 / T) of a sum of L days by a mean of T", () => {
    expect(study.carStandardError).toBeCloseTo(Math.sqrt((3 + 9 / 4) / 12), 12);
    expect(study.standardErrors[0]).toBeCloseTo(Math.sqrt((1 + 1 / 4) / 12), 12);
    expect(study.t).toBeCloseTo(0.25 / Math.sqrt((3 + 9 / 4) / 12), 12);
  });

  test("has the error s^2 L where asked for the simple one", () => {
    const simple = eventStudy(returns, { at: 6, window: [-1, 1], estimation: 4, gap: 1, variance: "simple" });
    expect(simple.carStandardError).toBeCloseTo(Math.sqrt(3 / 12), 12);
    expect(simple.car).toBe(study.car);
    // Student's t with three degrees of freedom at t = 0.5: two-sided p 0.651423 (tables: CDF 0.674276).
    expect(simple.t).toBeCloseTo(0.5, 12);
    expect(simple.pvalue).toBeCloseTo(2 * (1 - 0.674276), 5);
  });
});

test("eventStudy(returns) by the market model has abnormal returns and errors of a regression's forecast, worked by hand", () => {
  // Estimation x = 0, 1, 2, 3 and y = 2, 4, 5, 9: y = 1.7 + 2.2 x, variance 0.9. Event x = 4, 1 and y = 11, 3: forecasts 10.5 and 3.9.
  const study = eventStudy([2, 4, 5, 9, 11, 3], {
    at: 4,
    window: [0, 1],
    estimation: 4,
    regressors: { market: Object.freeze([0, 1, 2, 3, 4, 1]) },
  });
  expect(study.abnormal[0]).toBeCloseTo(0.5, 12);
  expect(study.abnormal[1]).toBeCloseTo(-0.9, 12);
  // Forecast variance of one day: s^2 (1 + 1/T + (x - mean)^2 / Sxx).
  expect(study.standardErrors[0]).toBeCloseTo(Math.sqrt(0.9 * (1 + 1 / 4 + 2.5 ** 2 / 5)), 12);
  // Of the sum: s^2 (2 + 4/T + (4 + 1 - 2 * 1.5)^2 / Sxx).
  expect(study.carStandardError).toBeCloseTo(Math.sqrt(0.9 * (2 + 4 / 4 + 2 ** 2 / 5)), 12);
  expect(study.model.names).toEqual(["const", "market"]);
});

test("eventStudy(returns) by a factor model takes several regressors, and forgets what lies between estimation and event", () => {
  const [a, b, u] = [1, 2, 3].map((seed) => normals(80, seed)) as [Float64Array, Float64Array, Float64Array];
  const returns = u.map((value, t) => 0.1 + (a[t] as number) - 0.5 * (b[t] as number) + 0.01 * value);
  const options = { at: 70, window: [0, 3], estimation: 50, gap: 5, regressors: [a, b] } as const;
  const study = eventStudy(returns, options);
  const model = ols(returns.slice(15, 65), [a.slice(15, 65), b.slice(15, 65)]);
  expect(study.model.params).toEqual(model.params);
  const disturbed = returns.map((value, t) => (t > 64 && t < 70 ? 50 : value));
  expect(eventStudy(disturbed, options).car).toBe(study.car);
});

test("eventStudy(returns) keeps day zero out of the estimation where the window starts after it", () => {
  const study = eventStudy([0.25, 0.75, 0.25, 0.75, 99, 1], { at: 4, window: [1, 1], estimation: 4 });
  expect([study.estimationFirst, study.estimationLast]).toEqual([0, 3]);
  expect(study.car).toBeCloseTo(0.5, 12);
});

test("eventStudy(returns) finds an effect that was put in, and none where there is none", () => {
  const market = normals(300, 8);
  const quiet = normals(300, 9).map((value, t) => 0.8 * (market[t] as number) + 0.5 * value);
  const moved = quiet.map((value, t) => (t === 290 ? value + 4 : value));
  const options = { at: 290, window: [-1, 1], estimation: 250, gap: 10, regressors: [market] } as const;
  expect(eventStudy(quiet, options).pvalue).toBeGreaterThan(0.05);
  const study = eventStudy(moved, options);
  expect(study.car - eventStudy(quiet, options).car).toBeCloseTo(4, 10);
  expect(study.pvalue).toBeLessThan(0.001);
});

test("eventStudy(returns) rejects a true null at about its level", () => {
  const noise = normals(22_000, 31);
  const market = normals(22_000, 32);
  let rejected = 0;
  for (let trial = 0; trial < 1000; trial += 1) {
    const at = 22 * trial + 20;
    if (eventStudy(noise, { at, window: [0, 1], estimation: 20, regressors: [market] }).pvalue < 0.05)
      rejected += 1;
  }
  // 50 expected, standard deviation about 7.
  expect(rejected).toBeGreaterThan(29);
  expect(rejected).toBeLessThan(71);
});

test("eventStudy(returns) leaves a missing period out of the estimation, and has no CAR over one in the event", () => {
  const holes = [0.25, Number.NaN, 0.75, 0.25, 0.75, 1, 0];
  expect(eventStudy(holes, { at: 5, window: [0, 0], estimation: 5 }).model.nobs).toBe(4);
  const study = eventStudy([...holes.slice(0, 5), Number.NaN, 0], { at: 5, window: [0, 1], estimation: 5 });
  expect(study.abnormal[1]).toBeCloseTo(-0.5, 12);
  expect(study.car).toBeNaN();
  expect(study.pvalue).toBeNaN();
});

test("eventStudy(returns) refuses windows that are not inside the data", () => {
  const study = (options: Partial<Parameters<typeof eventStudy>[1]>) => () =>
    eventStudy([1, 2, 3, 4, 5, 6], { at: 4, window: [0, 1], estimation: 3, ...options });
  expect(study({ estimation: 5 })).toThrow(/got -1 to 3 and 4 to 5 of 6/);
  expect(study({ window: [0, 2] })).toThrow(/got 1 to 3 and 4 to 6 of 6/);
  expect(study({ window: [1, 0] })).toThrow(/inside the data/);
  expect(study({ gap: -1 })).toThrow(/inside the data/);
  expect(study({ estimation: 0 })).toThrow(/inside the data/);
  expect(study({ at: 3.5 })).toThrow(/inside the data/);
  expect(study({ regressors: { market: [1] } })).toThrow(/got 6 and 1 for market/);
  expect(study({ estimation: 1 })).toThrow(/more rows than coefficients/);
});
