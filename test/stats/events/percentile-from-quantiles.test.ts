import fc from "fast-check";
import { expect, test } from "vitest";
import { percentileFromQuantiles } from "../../../lib/stats/events/percentile-from-quantiles.js";

const table = Object.freeze({ probabilities: [0.1, 0.5, 0.6, 0.9], quantiles: [-1, 0, 0, 2] });

test.each([
  [-1, 0.1],
  [-0.5, 0.3],
  [1, 0.75],
  [2, 0.9],
])("percentileFromQuantiles(%d) interpolates the probability: %d", (value, probability) => {
  expect(percentileFromQuantiles(value, table)).toBeCloseTo(probability, 12);
});

test("percentileFromQuantiles(value) takes the middle where several quantiles are equal", () => {
  expect(percentileFromQuantiles(0, table)).toBeCloseTo(0.55, 12);
});

test("percentileFromQuantiles(value) beyond the table is the probability at its end", () => {
  expect(percentileFromQuantiles(-7, table)).toBe(0.1);
  expect(percentileFromQuantiles(7, table)).toBe(0.9);
  expect(percentileFromQuantiles(Number.NaN, table)).toBeNaN();
});

test("percentileFromQuantiles(value) gives the probabilities of a table of type-7 quantiles back", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 30 }),
      (values) => {
        const quantiles = [...values].sort((a, b) => a - b);
        const probabilities = quantiles.map((_, i) => i / (quantiles.length - 1));
        for (const [i, value] of quantiles.entries()) {
          expect(percentileFromQuantiles(value, { probabilities, quantiles })).toBeCloseTo(
            probabilities[i] as number,
            12,
          );
        }
      },
    ),
  );
});

test("percentileFromQuantiles(value) refuses a table that is short, uneven or out of order", () => {
  const read = (probabilities: number[], quantiles: number[]) => () =>
    percentileFromQuantiles(0, { probabilities, quantiles });
  expect(read([0.5], [0])).toThrow(/two or more quantiles and as many probabilities \(got 1 and 1\)/);
  expect(read([0.1, 0.5], [0, 1, 2])).toThrow(/got 3 and 2/);
  expect(read([0.5, 0.1], [0, 1])).toThrow(/in order \(got a fall at row 1\)/);
  expect(read([0.1, 0.5], [1, 0])).toThrow(/in order/);
  expect(read([0.1, 0.5], [Number.NaN, 0])).toThrow(/in order/);
});
