import { expect, test } from "vitest";
import { omegaRatio } from "../../../lib/stats/performance/omega-ratio.js";
import { tailRatio } from "../../../lib/stats/performance/tail-ratio.js";

const NAN = Number.NaN;

test("omegaRatio(returns) is gains over shortfalls, and 1 where the required return is the mean", () => {
  const returns = Object.freeze([0.04, -0.01, 0.02, -0.02, NAN]);
  expect(omegaRatio(returns)).toBeCloseTo(2, 12);
  expect(omegaRatio(returns, { requiredReturn: 0.0075 })).toBeCloseTo(1, 12);
  expect(omegaRatio(returns, { requiredReturn: [0.01, -0.01, 0, 0, 5] })).toBeCloseTo(0.05 / 0.02, 12);
});

test("omegaRatio of gains alone, of losses alone, and of neither", () => {
  expect(omegaRatio([0.1, 0.2])).toBe(Number.POSITIVE_INFINITY);
  expect(omegaRatio([-0.1, 0])).toBe(0);
  expect(omegaRatio([])).toBeNaN();
  expect(omegaRatio([0, 0])).toBeNaN();
  expect(omegaRatio([0.1, 0.1], { requiredReturn: 0.1 })).toBeNaN();
  expect(() => omegaRatio([0.1], { requiredReturn: [] })).toThrow("series of one length (got 1 and 0)");
});

test("tailRatio(returns) compares the sizes of two quantiles", () => {
  expect(tailRatio([-0.02, 0, 0.04], { level: 0.75 })).toBeCloseTo(2, 12);
  expect(tailRatio([0.03], { level: 0.9 })).toBe(1);
  expect(tailRatio([0, 0, 0, 0.04])).toBe(Number.POSITIVE_INFINITY);
  expect(tailRatio([0, 0])).toBeNaN();
  expect(tailRatio([NAN])).toBeNaN();
  expect(() => tailRatio([0.1], { level: 0.5 })).toThrow(
    "tailRatio requires a level above 0.5 and below 1 (got 0.5)",
  );
});
