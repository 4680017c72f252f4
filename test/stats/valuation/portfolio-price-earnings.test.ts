import fc from "fast-check";
import { expect, test } from "vitest";
import { portfolioPriceEarnings } from "../../../lib/stats/valuation/portfolio-price-earnings.js";

const NAN = Number.NaN;
// Multiples 10, 20 and 40, and a loss of 5% of the price.
const stocks = {
  marketValue: Object.freeze([100, 100, 400, 200]),
  earnings: Object.freeze([10, 5, 10, -10]),
};

test("portfolioPriceEarnings counts losses in, or leaves the loss-makers' price and earnings out", () => {
  expect(portfolioPriceEarnings(stocks, { lossMakers: "include" }).aggregate).toBeCloseTo(800 / 15, 12);
  expect(portfolioPriceEarnings(stocks, { lossMakers: "exclude" }).aggregate).toBe(600 / 25);
});

test("the harmonic mean is one over the mean earnings yield; average and median know profitable stocks only", () => {
  const { harmonic, average, median } = portfolioPriceEarnings(stocks, { lossMakers: "include" });
  expect(harmonic).toBeCloseTo(4 / (0.1 + 0.05 + 0.025 - 0.05), 12);
  expect(average).toBeCloseTo(70 / 3, 12);
  expect(median).toBe(20);
  expect(portfolioPriceEarnings(stocks, { lossMakers: "exclude" }).harmonic).toBeCloseTo(3 / 0.175, 12);
});

test("the share of loss-makers is by count and by value, whether they are counted or not", () => {
  for (const lossMakers of ["include", "exclude"] as const) {
    expect(portfolioPriceEarnings(stocks, { lossMakers })).toMatchObject({
      lossMakers: 0.25,
      lossMakersByValue: 0.25,
    });
  }
});

test("a basket that loses money as a whole has no aggregate multiple, and zero earnings are a loss", () => {
  const losing = portfolioPriceEarnings(
    { marketValue: [10, 10], earnings: [1, -2] },
    { lossMakers: "include" },
  );
  expect(losing.aggregate).toBeNaN();
  expect(losing.average).toBe(10);
  expect(portfolioPriceEarnings({ marketValue: [10], earnings: [0] }, { lossMakers: "include" })).toEqual({
    aggregate: NAN,
    harmonic: NAN,
    average: NAN,
    median: NAN,
    lossMakers: 1,
    lossMakersByValue: 1,
  });
});

test("an empty basket has nothing; stocks without value or earnings are left out", () => {
  expect(
    portfolioPriceEarnings({ marketValue: [], earnings: [] }, { lossMakers: "include" }).aggregate,
  ).toBeNaN();
  const holed = portfolioPriceEarnings(
    { marketValue: [100, NAN, 50], earnings: [10, 5, NAN] },
    { lossMakers: "include" },
  );
  expect(holed).toMatchObject({ aggregate: 10, harmonic: 10, average: 10, lossMakers: 0 });
});

test("harmonic is at most the average, and the aggregate lies between the lowest and the highest multiple", () => {
  const stock = fc.tuple(
    fc.double({ min: 1, max: 1e4, noNaN: true }),
    fc.double({ min: 0.01, max: 1e3, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(stock, { minLength: 1, maxLength: 30 }), (basket) => {
      const marketValue = basket.map(([value]) => value);
      const earnings = basket.map(([, earned]) => earned);
      const multiples = basket.map(([value, earned]) => value / earned);
      const { aggregate, harmonic, average } = portfolioPriceEarnings(
        { marketValue, earnings },
        { lossMakers: "include" },
      );
      const slack = 1 + 1e-9;
      expect(harmonic).toBeLessThanOrEqual(average * slack);
      expect(aggregate * slack).toBeGreaterThanOrEqual(Math.min(...multiples));
      expect(aggregate).toBeLessThanOrEqual(Math.max(...multiples) * slack);
    }),
  );
});

test("portfolioPriceEarnings refuses lengths that differ and a market value of zero", () => {
  expect(() => portfolioPriceEarnings({ marketValue: [1], earnings: [] }, { lossMakers: "include" })).toThrow(
    "series of one length (got 1 and 0)",
  );
  expect(() =>
    portfolioPriceEarnings({ marketValue: [0], earnings: [1] }, { lossMakers: "include" }),
  ).toThrow("market values above zero (got 0)");
});
