import fc from "fast-check";
import { expect, test } from "vitest";
import { additiveReturnDecomposition } from "../../../lib/stats/valuation/additive-return-decomposition.js";

test("over one period the residual is growth times change of the multiple", () => {
  // 12% growth, 25% on the multiple: 100 -> 140; 4 paid out.
  expect(
    additiveReturnDecomposition({
      price: Object.freeze([100, 140]),
      earnings: Object.freeze([10, 11.2]),
      dividends: Object.freeze([4]),
    }),
  ).toEqual({
    total: expect.closeTo(0.44, 12),
    earnings: expect.closeTo(0.12, 12),
    multiple: expect.closeTo(0.25, 12),
    dividends: expect.closeTo(0.04, 12),
    residual: expect.closeTo(0.03, 12),
  });
});

test("over several periods the rates are compound rates a period", () => {
  // Price x 1.21, earnings x 1.21 in two periods; a yield of 5% of each opening price.
  const parts = additiveReturnDecomposition({
    price: [100, 110, 121],
    earnings: [10, 9, 12.1],
    dividends: [5, 5.5],
  });
  expect(parts.earnings).toBeCloseTo(0.1, 12);
  expect(parts.multiple).toBeCloseTo(0, 12);
  expect(parts.dividends).toBeCloseTo(0.05, 12);
  expect(parts.total).toBeCloseTo(0.15, 12);
  expect(parts.residual).toBeCloseTo(0, 12);
});

test("the parts and the residual are the total, always", () => {
  const money = fc.double({ min: 1, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(money, money), { minLength: 2, maxLength: 10 }), (rows) => {
      const { total, earnings, multiple, dividends, residual } = additiveReturnDecomposition({
        price: rows.map(([price]) => price),
        earnings: rows.map(([, earned]) => earned),
        dividends: rows.slice(1).map(([price]) => price / 30),
      });
      expect(earnings + multiple + dividends + residual).toBeCloseTo(total, 9);
    }),
  );
});

test("a loss is refused in the function's own name", () => {
  expect(() => additiveReturnDecomposition({ price: [1, 1], earnings: [1, -1] })).toThrow(
    "additiveReturnDecomposition requires earnings above zero",
  );
});
