import fc from "fast-check";
import { expect, test } from "vitest";
import { specificationCurve } from "../../lib/stats/specification-curve.js";

const specification = (value: number, base = "price", fits = false) => ({ choices: { base }, value, fits });

test("specificationCurve orders the answers, keeps equal ones as given, and counts those that fit", () => {
  const asked = Object.freeze([
    specification(4, "price", true),
    specification(1, "total"),
    specification(4, "total", true),
    specification(9, "price"),
  ]);
  const curve = specificationCurve(asked);
  expect(curve.specifications).toEqual([asked[1], asked[0], asked[2], asked[3]]);
  expect(curve.dimensions).toEqual({ base: ["price", "total"] });
  expect(curve.share).toBe(0.5);
  expect(curve.median).toBe(4);
});

test("specificationCurve takes the middle of two answers as the median, and one answer for itself", () => {
  expect(specificationCurve([specification(1), specification(2)]).median).toBe(1.5);
  expect(specificationCurve([specification(7)]).median).toBe(7);
});

test("specificationCurve does not depend on the order of asking", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const one = specificationCurve(values.map((value) => specification(value, "price", value > 0)));
      const other = specificationCurve(
        values.map((value) => specification(value, "price", value > 0)).reverse(),
      );
      expect([one.median, one.share]).toEqual([other.median, other.share]);
    }),
  );
});

test("specificationCurve refuses no specification, and one without a value by its choices", () => {
  expect(() => specificationCurve([])).toThrow("at least one specification");
  expect(() => specificationCurve([specification(Number.NaN, "total return")])).toThrow(
    "got NaN for total return",
  );
});
