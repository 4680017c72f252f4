import { expect, test } from "vitest";
import { excessReturns } from "../../../lib/stats/series/excess-returns.js";

test("excessReturns(returns, rate) takes one rate off every return, or a series period by period", () => {
  expect([...excessReturns(Object.freeze([0.5, 0.25]), 0.25)]).toEqual([0.25, 0]);
  expect([...excessReturns([0.5, 0.25], Object.freeze([0.25, 0.5]))]).toEqual([0.25, -0.25]);
  expect(excessReturns([], []).length).toBe(0);
});

test("excessReturns(returns, over) is missing where either is", () => {
  expect([...excessReturns([Number.NaN, 1, 1], [0, Number.NaN, 0])]).toEqual([Number.NaN, Number.NaN, 1]);
});

test("excessReturns(returns, over) refuses series of different length", () => {
  expect(() => excessReturns([1], [1, 2])).toThrow(
    "excessReturns requires series of one length (got 1 and 2)",
  );
});
