import { expect, test } from "vitest";
import { jensenAlpha } from "../../../lib/stats/factors/jensen-alpha.js";
import { ols } from "../../../lib/stats/regression/ols.js";
import { normals } from "../noise.js";

const market = normals(300, 1).map((value) => 0.01 * value);
const asset = normals(300, 2).map((value, t) => 0.0002 + 0.8 * (market[t] as number) + 0.01 * value);

test("jensenAlpha(legs) is the intercept of the market model, compounded over a year", () => {
  const intercept = ols(asset, [market]).params[0] as number;
  expect(jensenAlpha([asset, market])).toBeCloseTo((1 + intercept) ** 252 - 1, 10);
  expect(jensenAlpha([asset, market], { periodsPerYear: 1 })).toBeCloseTo(intercept, 12);
});

test("jensenAlpha(legs, { riskFree }) takes both legs over the rate, one for all or one a period", () => {
  // By hand: excess returns 0, 0.25, 0.5 on 0.25, 0.5, 0.75 have beta 1 and alpha -0.25.
  const rates = [0.25, 0, 0.5];
  const legs = [
    rates.map((rate, t) => rate + 0.25 * t),
    rates.map((rate, t) => rate + 0.25 * (t + 1)),
  ] as const;
  expect(jensenAlpha(legs, { riskFree: rates, periodsPerYear: 1 })).toBeCloseTo(-0.25, 12);
  const intercept = ols(
    asset.map((r) => r - 0.001),
    [market.map((r) => r - 0.001)],
  ).params[0] as number;
  expect(jensenAlpha([asset, market], { riskFree: 0.001, periodsPerYear: 1 })).toBeCloseTo(intercept, 12);
});

test("jensenAlpha(legs) leaves out periods without both returns", () => {
  const legs = [
    [0.5, Number.NaN, 0.75, 1, 9],
    [0, 7, 0.25, 0.5, Number.NaN],
  ] as const;
  expect(jensenAlpha(legs, { periodsPerYear: 1 })).toBeCloseTo(0.5, 12);
});

test("jensenAlpha(legs) is NaN under a year, unless asked for", () => {
  const legs = [asset.slice(0, 20), market.slice(0, 20)] as const;
  expect(jensenAlpha(legs)).toBeNaN();
  expect(jensenAlpha(legs, { underOneYear: "annualise" })).toBeGreaterThan(-1);
});

test("jensenAlpha(legs) is NaN without a beta, and refuses legs of two lengths", () => {
  expect(jensenAlpha([[], []], { periodsPerYear: 1 })).toBeNaN();
  expect(jensenAlpha([[0.1], [0.1]], { periodsPerYear: 1 })).toBeNaN();
  expect(
    jensenAlpha(
      [
        [0.1, 0.2],
        [0.1, 0.1],
      ],
      { periodsPerYear: 1 },
    ),
  ).toBeNaN();
  expect(() => jensenAlpha([[0.1], []])).toThrow("jensenAlpha requires legs of one length (got 1 and 0)");
});

test("alpha of a benchmark, or of a multiple of it, against itself is nothing, not its rounding", () => {
  const benchmark = Array.from({ length: 300 }, (_, t) => 0.012 * Math.sin(1.7 * t) + 0.0004);
  for (const multiple of [1, 2, 1 / 3]) {
    expect(jensenAlpha([benchmark.map((value) => multiple * value), benchmark])).toBe(0);
  }
  const ahead = benchmark.map((value) => value + 1e-9);
  expect(jensenAlpha([ahead, benchmark], { periodsPerYear: 1 })).toBeCloseTo(1e-9, 13);
});
