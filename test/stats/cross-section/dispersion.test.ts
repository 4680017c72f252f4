import fc from "fast-check";
import { expect, test } from "vitest";
import { dispersion } from "../../../lib/stats/cross-section/dispersion.js";

const returns = Object.freeze([0.01, 0.03, 0.05]);

test("dispersion is the sample standard deviation; ddof 0 the population's", () => {
  expect(dispersion(returns)).toBeCloseTo(0.02, 15);
  expect(dispersion(returns, { ddof: 0 })).toBeCloseTo(Math.sqrt(0.0008 / 3), 15);
});

test("weighted by hand: 3 to 1 round a mean of 0.125", () => {
  // (3 * 0.025^2 + 0.075^2) / 4 = 0.001875.
  expect(dispersion([0.1, 0.2], { weights: [3, 1] })).toBeCloseTo(Math.sqrt(0.001875), 15);
});

test("equal weights of any scale are the population standard deviation", () => {
  for (const weight of [1, 1 / 3, 1e9]) {
    expect(dispersion(returns, { weights: [weight, weight, weight] })).toBeCloseTo(
      dispersion(returns, { ddof: 0 }),
      14,
    );
  }
});

test("members without return, weight or stake are left out", () => {
  expect(dispersion([0.01, Number.NaN, 0.03, 0.05])).toBeCloseTo(0.02, 15);
  const weights = [3, 5, 1, Number.NaN, 0];
  expect(dispersion([0.1, Number.NaN, 0.2, 7, 9], { weights })).toBeCloseTo(Math.sqrt(0.001875), 15);
});

test("no spread is 0, too few members NaN", () => {
  expect(dispersion([0.1, 0.1, 0.1])).toBe(0);
  expect(dispersion([0.1])).toBeNaN();
  expect(dispersion([])).toBeNaN();
  expect(dispersion([], { weights: [] })).toBeNaN();
  expect(dispersion([0.1, 0.2], { weights: [0, 0] })).toBeNaN();
});

test("weights must be one a member and not negative", () => {
  expect(() => dispersion(returns, { weights: [1, 1] })).toThrow(
    "dispersion requires one weight a member (got 2 for 3)",
  );
  expect(() => dispersion(returns, { weights: [1, -1, 1] })).toThrow(
    "dispersion requires weights of zero or more (got -1 at 1)",
  );
});

test("dispersion ignores a shift of all returns and follows their scale", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (values, shift, scale) => {
        const weights = values.map((_, i) => 1 + (i % 3));
        const moved = values.map((value) => shift + scale * value);
        expect(dispersion(moved)).toBeCloseTo(Math.abs(scale) * dispersion(values), 9);
        expect(dispersion(moved, { weights })).toBeCloseTo(
          Math.abs(scale) * dispersion(values, { weights }),
          9,
        );
      },
    ),
  );
});
