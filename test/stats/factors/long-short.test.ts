import fc from "fast-check";
import { expect, test } from "vitest";
import { longShort } from "../../../lib/stats/factors/long-short.js";

const portfolios = Object.freeze({ a: [0.5, 0.25], b: [0, 0.75], c: [0.25, Number.NaN], d: [1] });

test("longShort(portfolios, legs) is the mean of the long less the mean of the short portfolios", () => {
  const { long, short, spread } = longShort(portfolios, { long: ["a", "b"], short: ["c"] });
  expect([...long]).toEqual([0.25, 0.5]);
  expect([...short]).toEqual([0.25, Number.NaN]);
  expect([...spread]).toEqual([0, Number.NaN]);
});

test("longShort(portfolios, legs) with the legs exchanged changes its sign", () => {
  const returns = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(returns, returns, (x, y) => {
      const there = longShort({ x, y }, { long: ["x"], short: ["y"] }).spread;
      const back = longShort({ x, y }, { long: ["y"], short: ["x"] }).spread;
      expect([...there]).toEqual([...back].map((value) => 0 - value));
    }),
  );
});

test("longShort(portfolios, legs) of no periods is empty", () => {
  expect(longShort({ x: [], y: [] }, { long: ["x"], short: ["y"] }).spread).toHaveLength(0);
});

test("longShort(portfolios, legs) refuses an empty leg, an unknown name and two lengths", () => {
  expect(() => longShort(portfolios, { long: [], short: ["a"] })).toThrow(/portfolio or more in each leg/);
  expect(() => longShort(portfolios, { long: ["a"], short: ["z"] })).toThrow(
    /got z; the portfolios are a, b, c, d/,
  );
  expect(() => longShort(portfolios, { long: ["a", "d"], short: ["b"] })).toThrow(/one length \(got 2,1\)/);
  expect(() => longShort(portfolios, { long: ["d"], short: ["b"] })).toThrow(/one length \(got 1,2\)/);
});
