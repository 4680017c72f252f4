import fc from "fast-check";
import { expect, test } from "vitest";
import { annualReturn } from "../../../lib/stats/performance/annual-return.js";
import { simulate } from "../noise.js";

test("annualReturn(returns) is the rate that compounds to the whole", () => {
  // Growth by 21% over two years of four quarters is 10% a year.
  const quarters = Object.freeze([0.1, 0, 0, 0, 0.1, 0, 0, 0]);
  expect(annualReturn(quarters, { periodsPerYear: 4 })).toBeCloseTo(0.1, 12);
  expect(annualReturn([0.25], { periodsPerYear: 1 })).toBe(0.25);
});

test("annualReturn(returns) is missing under one year, and given from one year on", () => {
  const days = new Array(251).fill(0.001);
  expect(annualReturn(days)).toBeNaN();
  expect(annualReturn([...days, 0.001])).toBeCloseTo(1.001 ** 252 - 1, 12);
  expect(annualReturn(days, { underOneYear: "annualise" })).toBeCloseTo(1.001 ** 252 - 1, 12);
});

test("annualReturn(returns, { years }) takes the length from the caller: a year of 250 sessions is a year", () => {
  const sessions = new Array(250).fill(0.001);
  expect(annualReturn(sessions)).toBeNaN();
  expect(annualReturn(sessions, { years: 1 })).toBeCloseTo(1.001 ** 250 - 1, 12);
  expect(annualReturn([0.44], { years: 2 })).toBeCloseTo(0.2, 12);
  expect(annualReturn([0.09], { years: 0.5 })).toBeNaN();
  expect(() => annualReturn([0.09], { years: -1 })).toThrow("years of zero or more (got -1)");
});

test("annualReturn counts the period of a missing return, since time passed", () => {
  const years = [0.21, Number.NaN];
  expect(annualReturn(years, { periodsPerYear: 1 })).toBeCloseTo(0.1, 12);
});

test("annualReturn of ruin is -1, of nothing missing", () => {
  expect(annualReturn([-2, 1], { periodsPerYear: 1 })).toBe(-1);
  expect(annualReturn([], { underOneYear: "annualise" })).toBeNaN();
  expect(annualReturn([Number.NaN], { underOneYear: "annualise" })).toBeNaN();
});

test("annualReturn of a constant return is that return compounded over a year", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      fc.integer({ min: 12, max: 300 }),
      (rate, n) => {
        const annual = annualReturn(new Array(n).fill(rate), { periodsPerYear: 12 });
        expect(annual).toBeCloseTo((1 + rate) ** 12 - 1, 9);
      },
    ),
  );
});

test("annualReturn recovers the growth of simulated returns", () => {
  // The log growth of normal returns is about mean - variance / 2 a period: 12 x (0.01 - 0.0008) a year.
  const returns = simulate(60_000, { mean: 0.01, deviation: 0.04, seed: 3 });
  expect(annualReturn(returns, { periodsPerYear: 12 })).toBeCloseTo(Math.exp(12 * (0.01 - 0.0008)) - 1, 2);
});

test("annualReturn refuses a year without periods", () => {
  expect(() => annualReturn([0.1], { periodsPerYear: 0 })).toThrow("periodsPerYear above zero (got 0)");
});
