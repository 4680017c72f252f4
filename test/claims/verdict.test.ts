import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BARELY_POSITIVE,
  FLAT,
  LARGE_SHARE,
  NEARLY_CERTAIN,
  over,
  PRIMARILY,
  SOLELY,
} from "../../claims/words.js";
import type { Estimate } from "../../lib/claims/claim.js";
import { roundsTo, verdictOf } from "../../lib/claims/verdict.js";

describe("roundsTo(value, stated, { digits })", () => {
  test("rounds at the stated precision, halves up", () => {
    expect(roundsTo(1.0349, 1.03, { digits: 0 })).toBe(true);
    expect(roundsTo(1.035, 1.03, { digits: 0 })).toBe(false);
    expect(roundsTo(1.025, 1.03, { digits: 0 })).toBe(true);
    expect(roundsTo(1.0249, 1.03, { digits: 0 })).toBe(false);
    expect(roundsTo(0.0355, 0.036, { digits: 1 })).toBe(true);
    expect(roundsTo(-0.0251, -0.03, { digits: 0 })).toBe(true);
  });

  test("a missing value rounds to nothing", () => {
    expect(roundsTo(Number.NaN, 0, { digits: 0 })).toBe(false);
  });

  test("agrees with the nearest multiple of the precision, for any value away from a half", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (value) => {
        const scaled = value * 100;
        fc.pre(Math.abs(Math.abs(scaled % 1) - 0.5) > 1e-6);
        expect(roundsTo(value, Math.round(scaled) / 100, { digits: 0 })).toBe(true);
        expect(roundsTo(value, (Math.round(scaled) + 1) / 100, { digits: 0 })).toBe(false);
      }),
    );
  });
});

describe("verdictOf(estimates)", () => {
  const estimate = (fits: boolean, comparison = false): Estimate => ({
    definition: "d",
    value: 1,
    unit: "decimal",
    from: "2024-06-28",
    to: "2024-07-24",
    n: 2,
    fits,
    ...(comparison && { comparison: true }),
  });

  test("all fit: supported; some: depends; none: contradicted; no reading: untestable", () => {
    expect(verdictOf([estimate(true), estimate(true)])).toBe("supported");
    expect(verdictOf([estimate(true), estimate(false)])).toBe("depends");
    expect(verdictOf([estimate(false)])).toBe("contradicted");
    expect(verdictOf([])).toBe("untestable");
  });

  test("a comparison reading neither saves a claim nor spoils it", () => {
    expect(verdictOf([estimate(false), estimate(true, true)])).toBe("contradicted");
    expect(verdictOf([estimate(true), estimate(false, true)])).toBe("supported");
    expect(verdictOf([estimate(true, true)])).toBe("untestable");
  });
});

test("words have their readings at the edges, and none fits a missing value", () => {
  const words = [FLAT, BARELY_POSITIVE, NEARLY_CERTAIN, SOLELY, PRIMARILY, LARGE_SHARE, over(0.07)];
  expect(words.filter((word) => word.fits(Number.NaN))).toEqual([]);
  expect([0.01, -0.01, 0.0101].map(FLAT.fits)).toEqual([true, true, false]);
  expect([0, 0.0001, 0.02, 0.021].map(BARELY_POSITIVE.fits)).toEqual([false, true, true, false]);
  expect([0.95, 0.949].map(NEARLY_CERTAIN.fits)).toEqual([true, false]);
  expect([0.95, 0.949].map(SOLELY.fits)).toEqual([true, false]);
  expect([0.5, 0.51].map(PRIMARILY.fits)).toEqual([false, true]);
  expect([0.25, 0.249].map(LARGE_SHARE.fits)).toEqual([true, false]);
  expect([0.07, 0.0701].map(over(0.07).fits)).toEqual([false, true]);
});
