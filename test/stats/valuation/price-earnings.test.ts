import fc from "fast-check";
import { expect, test } from "vitest";
import { earningsYield, priceEarnings } from "../../../lib/stats/valuation/price-earnings.js";

test("priceEarnings(price, earnings) knows no multiple of a loss", () => {
  expect(priceEarnings(30, 2)).toBe(15);
  expect(priceEarnings(30, 0)).toBeNaN();
  expect(priceEarnings(30, -2)).toBeNaN();
  expect(priceEarnings(30, Number.NaN)).toBeNaN();
});

test("earningsYield(price, earnings) is defined for a loss, and turns the multiple over", () => {
  expect(earningsYield(20, -1)).toBe(-0.05);
  expect(earningsYield(0, 1)).toBeNaN();
  const money = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(money, money, (price, earnings) => {
      expect(earningsYield(price, earnings) * priceEarnings(price, earnings)).toBeCloseTo(1, 12);
    }),
  );
});
