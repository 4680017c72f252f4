import fc from "fast-check";
import { expect, test } from "vitest";
import { maxDrawdown } from "../../../lib/stats/max-drawdown.js";
import { relativeWealth } from "../../../lib/stats/relative/relative-wealth.js";
import { arbitraryLegs } from "../arbitrary.js";

const NAN = Number.NaN;

test("relativeWealth(legs) starts at 1 and is missing from a missing return on", () => {
  expect([...relativeWealth([[], []])]).toEqual([1]);
  expect([...relativeWealth([Object.freeze([1, 0, NAN]), Object.freeze([0, 1, 0])])]).toEqual([1, 2, 1, NAN]);
});

test("relativeWealth of equal legs is 1 throughout, and the legs swapped turn it over", () => {
  fc.assert(
    fc.property(arbitraryLegs(), ([a, b]) => {
      expect([...relativeWealth([a, a])].every((value) => value === 1)).toBe(true);
      const [one, other] = [relativeWealth([a, b]), relativeWealth([b, a])];
      for (const [t, value] of one.entries()) expect(value * (other[t] as number)).toBeCloseTo(1, 9);
    }),
  );
});

test("the drawdown of a relative wealth counts ground lost in the first period", () => {
  expect(
    maxDrawdown(
      relativeWealth([
        [0, 1],
        [1, 0],
      ]),
    ),
  ).toBe(-0.5);
});

test("relativeWealth refuses legs of different length", () => {
  expect(() => relativeWealth([[1], []])).toThrow("relativeWealth requires legs of one length (got 1 and 0)");
});
