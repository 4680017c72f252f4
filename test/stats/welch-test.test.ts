import fc from "fast-check";
import { expect, test } from "vitest";
import { welchTest } from "../../lib/stats/welch-test.js";
import { autoregression } from "./simulate.js";

test("by hand: 1..4 against 2, 4, 6, 8, 10", () => {
  const { difference, standardError, t, df } = welchTest([
    Object.freeze([1, 2, 3, 4]),
    Object.freeze([2, 4, 6, 8, 10]),
  ]);
  // Variances 5/3 and 10; of the means 5/12 and 2; their sum 29/12.
  expect(difference).toBe(-3.5);
  expect(standardError).toBeCloseTo(Math.sqrt(29 / 12), 14);
  expect(t).toBeCloseTo(-3.5 / Math.sqrt(29 / 12), 14);
  expect(df).toBeCloseTo((29 / 12) ** 2 / ((5 / 12) ** 2 / 3 + 4 / 4), 13);
});

test("for samples of one size and variance it is the t test with 2 n - 2 degrees of freedom", () => {
  const { df, t, lower, upper } = welchTest([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(df).toBeCloseTo(4, 13);
  expect(t).toBeCloseTo(-3 / Math.sqrt(2 / 3), 13);
  // 2.776 is the 0.975 quantile of t with 4 degrees of freedom (printed table).
  expect(lower).toBeCloseTo(-3 - 2.776 * Math.sqrt(2 / 3), 3);
  expect(upper).toBeCloseTo(-3 + 2.776 * Math.sqrt(2 / 3), 3);
});

test("NaN is left out", () => {
  expect(
    welchTest([
      [1, Number.NaN, 2, 3],
      [4, 5, 6, Number.NaN],
    ]),
  ).toEqual(
    welchTest([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  );
});

test("too little to judge by gives NaN for everything but the difference", () => {
  for (const samples of [
    [[1], [2, 3]],
    [
      [1, 1],
      [2, 2],
    ],
    [[], []],
  ] as const) {
    const { difference, t, pValue, df, lower } = welchTest(samples);
    expect([t, pValue, df, lower]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(difference).toBe(samples[1].length > 1 ? -(samples[0].length === 1 ? 1.5 : 1) : Number.NaN);
  }
});

test("one sample without spread still leaves a test", () => {
  expect(
    welchTest([
      [5, 5, 5],
      [1, 2, 3],
    ]).df,
  ).toBeCloseTo(2, 13);
});

test("a level outside 0 to 1 is refused", () => {
  expect(() =>
    welchTest(
      [
        [1, 2],
        [3, 4],
      ],
      { level: 95 },
    ),
  ).toThrow("welchTest requires a level between 0 and 1 (got 95)");
});

const sample = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 3, maxLength: 12 });

test("t turns with the samples' order, ignores shift and scale; p below 0.05 means that the interval leaves 0 out", () => {
  fc.assert(
    fc.property(sample, sample, fc.double({ min: 0.1, max: 10, noNaN: true }), (a, b, scale) => {
      const base = welchTest([a, b]);
      fc.pre(base.standardError > 1e-3);
      expect(welchTest([b, a]).t).toBeCloseTo(-base.t, 9);
      const moved = (values: readonly number[]) => values.map((value) => 3 + scale * value);
      expect(welchTest([moved(a), moved(b)]).t).toBeCloseTo(base.t, 6);
      expect(base.pValue < 0.05).toBe(base.lower > 0 || base.upper < 0);
    }),
  );
});

test("under the null it rejects about as often as it says, with variances of 1 and 9", () => {
  let rejected = 0;
  for (let seed = 0; seed < 2000; seed += 1) {
    const drawn = autoregression(28, { seed });
    if (welchTest([drawn.slice(0, 8), drawn.slice(8).map((value) => 3 * value)]).pValue < 0.05) rejected += 1;
  }
  expect(Math.abs(rejected / 2000 - 0.05)).toBeLessThan(4 * Math.sqrt(0.0475 / 2000));
});
