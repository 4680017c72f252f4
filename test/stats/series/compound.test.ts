import fc from "fast-check";
import { expect, test } from "vitest";
import { compound, rebase } from "../../../lib/stats/series/compound.js";
import { simpleReturns } from "../../../lib/stats/series/returns.js";

const NAN = Number.NaN;
const returns = fc.array(fc.double({ min: -0.9, max: 2, noNaN: true }), { maxLength: 50 });

test("compound(returns) starts at 1 and has one level more than there are returns", () => {
  expect([...compound([])]).toEqual([1]);
  expect([...compound([0.5])]).toEqual([1, 1.5]);
  expect([...compound(Object.freeze([0, 0, 0]))]).toEqual([1, 1, 1, 1]);
});

test("compound(returns) is missing in the period of a missing return and goes on from the wealth before; missing: carry, propagate", () => {
  expect([...compound([1, NAN, 1])]).toEqual([1, 2, NAN, 4]);
  expect([...compound([1, NAN, 1], { missing: "propagate" })]).toEqual([1, 2, NAN, NAN]);
  expect([...compound([1, NAN, 1], { missing: "carry" })]).toEqual([1, 2, 2, 4]);
});

test("compound(returns) ends in ruin at a return of -1 or lower, and no later return brings it back", () => {
  expect([...compound([-1, 5])]).toEqual([1, 0, 0]);
  expect([...compound([-3, 5, -3])]).toEqual([1, 0, 0, 0]);
});

test("simpleReturns(compound(returns)) gives the returns back", () => {
  fc.assert(
    fc.property(returns, (values) => {
      const back = simpleReturns(compound(values));
      expect(back.length).toBe(values.length);
      for (const [t, value] of values.entries()) expect(back[t]).toBeCloseTo(value, 9);
    }),
  );
});

test("rebase(levels, { base }) reads 1 at the base and keeps every ratio; a missing level stays missing", () => {
  expect([...rebase(Object.freeze([2, 4, NAN, 8]), { base: 1 })]).toEqual([0.5, 1, NAN, 2]);
  expect([...rebase([NAN, 4])]).toEqual([NAN, NAN]);
});

test.each([
  [[], 0],
  [[1, 2], 2],
  [[1, 2], -1],
])("rebase(%j) refuses the base %d outside the series", (levels, base) => {
  expect(() => rebase(levels, { base })).toThrow("rebase requires a base inside the series");
});
