import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logReturnDecomposition } from "../../../lib/stats/valuation/log-return-decomposition.js";
import { multipleShareBySpan } from "../../../lib/stats/valuation/multiple-share-by-span.js";
import { autoregression } from "../simulate.js";

const share = (price: ArrayLike<number>, earnings: ArrayLike<number>, span: number) =>
  multipleShareBySpan({ price, earnings }, { spans: [span] })[0];

describe("multipleShareBySpan({ price, earnings }, { spans })", () => {
  test("is 1 where earnings stand still and 0 where the multiple does", () => {
    expect(share([1, 2, 8], [5, 5, 5], 1)?.share).toBeCloseTo(1, 12);
    expect(share([1, 2, 8], [10, 20, 80], 2)?.share).toBeCloseTo(0, 12);
  });

  test("weights each span by the square of its price change", () => {
    // Log changes in units of ln 2: p = 1, 3; e = 1, 0; m = 0, 3. (1 x 0 + 3 x 3) / (1 + 9).
    expect(share([1, 2, 16], [1, 2, 2], 1)).toEqual({ span: 1, share: expect.closeTo(0.9, 12), spans: 2 });
  });

  test("a single span is that span's own share", () => {
    const price = [100, 90, 130];
    const earnings = [5, 4, 6];
    const exact = logReturnDecomposition({
      price: [price[0] as number, price[2] as number],
      earnings: [earnings[0] as number, earnings[2] as number],
    });
    expect(share(price, earnings, 2)?.share).toBeCloseTo(exact.shares?.multiple ?? Number.NaN, 12);
  });

  test("with the share of earnings adds up to one", () => {
    const levels = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(levels, levels, (one, other) => {
        const length = Math.min(one.length, other.length);
        const [price, earnings] = [one.slice(0, length), other.slice(0, length)];
        const mine = share(price, earnings, 1)?.share as number;
        // The multiple of price over (price / earnings) is earnings: its share of the price change is what earnings have.
        const theirs = share(
          price,
          price.map((paid, at) => paid / (earnings[at] as number)),
          1,
        )?.share as number;
        if (!Number.isNaN(mine)) expect(mine + theirs).toBeCloseTo(1, 6);
      }),
    );
  });

  test("recovers simulated truth: a noisy multiple rules short spans, growing earnings long ones", () => {
    const noise = autoregression(2400, { seed: 5 });
    const earnings = Float64Array.from(noise, (_, month) => Math.exp(0.01 * month));
    const price = earnings.map((earned, month) => earned * Math.exp(0.05 * (noise[month] as number)));
    const [month, decade] = multipleShareBySpan({ price, earnings }, { spans: [1, 120] });
    // p = 0.01 h + 0.05 root 2 z: the multiple's part of p p is 0.005 / (0.005 + 0.0001 h h).
    expect(month?.share).toBeCloseTo(0.005 / 0.0051, 1);
    expect(decade?.share).toBeCloseTo(0.005 / (0.005 + 1.44), 2);
  });

  test("leaves out spans that start or end on a missing value, and is NaN without any", () => {
    expect(share([1, Number.NaN, 4, 8], [1, 1, 1, 1], 1)?.spans).toBe(1);
    expect(share([1, 2, 4, 8], [1, Number.NaN, 1, 1], 2)?.spans).toBe(1);
    expect(share([], [], 1)).toEqual({ span: 1, share: Number.NaN, spans: 0 });
    expect(share([1], [1], 1)?.share).toBeNaN();
    expect(share([3, 3], [1, 2], 1)?.share).toBeNaN();
  });

  test("refuses losses, unequal lengths and parts of a period", () => {
    expect(() => share([1, 2], [1, -1], 1)).toThrow("above zero (got -1 at position 1)");
    expect(() => share([1, 2], [1], 1)).toThrow("one length (got 2 and 1)");
    expect(() => share([1, 2], [1, 2], 0.5)).toThrow("whole spans above zero (got 0.5)");
  });

  test("leaves its input alone", () => {
    const price = Object.freeze([1, 2, 4]) as readonly number[];
    expect(share(price, price, 1)?.share).toBeCloseTo(0, 12);
  });
});
