import fc from "fast-check";
import { expect, test } from "vitest";
import { logReturnDecomposition } from "../../../lib/stats/valuation/log-return-decomposition.js";
import { multipleShare } from "../../../lib/stats/valuation/multiple-share.js";

test("multipleShare is all of the change when earnings cannot have moved, none when they moved with the price", () => {
  expect(multipleShare(0.1, { earningsGrowth: [0, 0] }).share).toEqual([1, 1]);
  expect(multipleShare(-0.1, { earningsGrowth: [-0.1, 0] }).share).toEqual([0, 1]);
});

test("multipleShare runs above one against earnings, and below zero where they moved further than the price", () => {
  // ln 1.21 is twice ln 1.1: growth of 10% is half of it, of -1 / 11 minus half, of 33.1% one and a half.
  const { total, multiple, share } = multipleShare(0.21, { earningsGrowth: [-1 / 11, 0.331] });
  expect(total).toBeCloseTo(2 * Math.log(1.1), 12);
  expect(share).toEqual([expect.closeTo(-0.5, 12), expect.closeTo(1.5, 12)]);
  expect(multiple).toEqual([expect.closeTo(-Math.log(1.1), 12), expect.closeTo(3 * Math.log(1.1), 12)]);
});

test("multipleShare gives no share of a price change near zero, but still bounds the change of the multiple", () => {
  const flat = multipleShare(0.005, { earningsGrowth: [0, 0.01] });
  expect(flat.share).toBeNull();
  expect(flat.multiple[0]).toBeCloseTo(Math.log(1.005 / 1.01), 12);
  expect(multipleShare(0.005, { earningsGrowth: [0, 0], nearZero: 0.001 }).share).toEqual([1, 1]);
  expect(multipleShare(0, { earningsGrowth: [0, 0] }).share).toBeNull();
});

test("whatever growth lies within the bounds, the exact share lies within the bounds on it", () => {
  const rate = fc.double({ min: -0.5, max: 1, noNaN: true });
  fc.assert(
    fc.property(rate, rate, rate, fc.double({ min: 0, max: 1, noNaN: true }), (price, one, other, mix) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const growth = low + mix * (high - low);
      const { share } = multipleShare(price, { earningsGrowth: [low, high] });
      const exact = logReturnDecomposition({ price: [1, 1 + price], earnings: [1, 1 + growth] });
      if (share === null || exact.shares === null) return;
      expect(share[0]).toBeLessThanOrEqual(exact.shares.multiple + 1e-9);
      expect(share[1]).toBeGreaterThanOrEqual(exact.shares.multiple - 1e-9);
    }),
  );
});

test("multipleShare is missing for a missing return, and refuses ruin and bounds out of order", () => {
  expect(multipleShare(Number.NaN, { earningsGrowth: [0, 0] }).total).toBeNaN();
  expect(() => multipleShare(0.1, { earningsGrowth: [-1, 0] })).toThrow("returns above -1");
  expect(() => multipleShare(-1, { earningsGrowth: [0, 0] })).toThrow("got price -1, earnings 0 to 0");
  expect(() => multipleShare(0.1, { earningsGrowth: [0.2, 0.1] })).toThrow("bounds in order");
});
