import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compound } from "../../../lib/stats/series/compound.js";
import { logReturnDecomposition } from "../../../lib/stats/valuation/log-return-decomposition.js";
import { noise } from "../noise.js";

const NAN = Number.NaN;
const money = fc.double({ min: 0.01, max: 1e4, noNaN: true });

describe("logReturnDecomposition(sources)", () => {
  test("splits a price change into earnings and multiple", () => {
    // The price doubles while earnings grow by half: the multiple grows by a third.
    const { total, earnings, multiple, dividends, shares } = logReturnDecomposition({
      price: Object.freeze([100, 200]),
      earnings: Object.freeze([10, 15]),
    });
    expect(total).toBeCloseTo(Math.log(2), 15);
    expect(earnings).toBeCloseTo(Math.log(1.5), 15);
    expect(multiple).toBeCloseTo(Math.log(4 / 3), 15);
    expect(dividends).toBe(0);
    expect(shares?.multiple).toBeCloseTo(Math.log(4 / 3) / Math.log(2), 12);
  });

  test("adds dividends reinvested at each period's end", () => {
    // 110/100 and 121/110, each with a tenth of the end price paid out: 1.1^2 x 1.1^2.
    const parts = logReturnDecomposition({
      price: [100, 110, 121],
      earnings: [10, NAN, 10],
      dividends: [11, 12.1],
    });
    expect(parts.total).toBeCloseTo(4 * Math.log(1.1), 12);
    expect(parts.dividends).toBeCloseTo(2 * Math.log(1.1), 12);
    expect(parts.earnings).toBe(0);
  });

  test("closes exactly: the parts are the log of the return, and the shares are one", () => {
    const span = fc.array(fc.tuple(money, money, fc.double({ min: 0, max: 100, noNaN: true })), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(span, (rows) => {
        const price = rows.map((row) => row[0]);
        const dividends = rows.slice(1).map((row) => row[2]);
        const {
          total,
          earnings,
          multiple,
          dividends: paid,
          shares,
        } = logReturnDecomposition({
          price,
          earnings: rows.map((row) => row[1]),
          dividends,
        });
        const wealth = dividends.reduce(
          (product, paid, t) => product * (((price[t + 1] as number) + paid) / (price[t] as number)),
          1,
        );
        expect(total).toBe(earnings + multiple + paid);
        expect(Math.abs(total - Math.log(wealth))).toBeLessThan(1e-11);
        if (shares) expect(shares.earnings + shares.multiple + shares.dividends).toBeCloseTo(1, 9);
      }),
    );
  });

  test("does not know the units of price and earnings, and turns round when the span runs backwards", () => {
    fc.assert(
      fc.property(money, money, money, money, (p0, p1, e0, e1) => {
        const forth = logReturnDecomposition({ price: [p0, p1], earnings: [e0, e1] });
        const scaled = logReturnDecomposition({ price: [8 * p0, 8 * p1], earnings: [2 * e0, 2 * e1] });
        const back = logReturnDecomposition({ price: [p1, p0], earnings: [e1, e0] });
        expect(scaled.multiple).toBeCloseTo(forth.multiple, 12);
        expect(scaled.earnings).toBe(forth.earnings);
        expect(back.multiple).toBeCloseTo(-forth.multiple, 12);
      }),
    );
  });

  test("gives no shares of a total near zero", () => {
    const flat = { price: [100, 100.5], earnings: [10, 5] };
    expect(logReturnDecomposition(flat).shares).toBeNull();
    expect(logReturnDecomposition(flat, { nearZero: 0.001 }).shares).not.toBeNull();
    expect(logReturnDecomposition(flat).multiple).toBeCloseTo(Math.log(2.01), 12);
  });

  test("is missing where a price, an end of the earnings or a dividend is", () => {
    expect(logReturnDecomposition({ price: [NAN, 1], earnings: [1, 1] }).total).toBeNaN();
    expect(logReturnDecomposition({ price: [1, 1], earnings: [1, NAN] }).total).toBeNaN();
    expect(logReturnDecomposition({ price: [1, 1], earnings: [1, 1], dividends: [NAN] }).total).toBeNaN();
  });

  test("recovers the growth that a price was simulated with", () => {
    const next = noise(17);
    const growth = Array.from({ length: 600 }, () => 0.004 + 0.01 * next());
    const rerating = Array.from({ length: 600 }, () => 0.001 + 0.03 * next());
    const path = (steps: number[]) => compound(steps.map(Math.expm1));
    const [earnings, multiples] = [path(growth), path(rerating)];
    const price = earnings.map((earned, t) => earned * (multiples[t] as number));
    const parts = logReturnDecomposition({ price, earnings });
    const sum = (steps: number[]) => steps.reduce((total, step) => total + step, 0);
    expect(parts.earnings).toBeCloseTo(sum(growth), 10);
    expect(parts.multiple).toBeCloseTo(sum(rerating), 10);
  });

  test.each([
    [
      { price: [1, 1], earnings: [1, -3] },
      /earnings above zero \(got -3 at position 1\).*Shiller's ten.*book value.*earnings yields/,
    ],
    [{ price: [1, 1], earnings: [0, 3] }, /earnings above zero \(got 0 at position 0\)/],
    [{ price: [0, 1], earnings: [1, 1] }, /prices above zero \(got 0 at position 0\)/],
    [{ price: [1], earnings: [1] }, /one length, two or more \(got 1 and 1\)/],
    [{ price: [1, 1], earnings: [1] }, /one length, two or more \(got 2 and 1\)/],
    [{ price: [1, 1], earnings: [1, 1], dividends: [1, 1] }, /one dividend for each of 1 periods \(got 2\)/],
  ])("refuses %j", (sources, message) => {
    expect(() => logReturnDecomposition(sources)).toThrow(message);
  });
});
