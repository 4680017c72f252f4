import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logReturns, simpleReturns } from "../../../lib/stats/series/returns.js";

const NAN = Number.NaN;
const levels = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });

describe.each([
  ["simpleReturns", simpleReturns],
  ["logReturns", logReturns],
])("%s(levels)", (name, returnsOf) => {
  test("has one return fewer than there are levels, and none for one level or less", () => {
    expect(returnsOf([]).length).toBe(0);
    expect(returnsOf([5]).length).toBe(0);
    expect(returnsOf(Object.freeze([1, 2, 3])).length).toBe(2);
  });

  test("is zero for constant levels", () => {
    expect([...returnsOf([7, 7, 7])]).toEqual([0, 0]);
  });

  test("misses the two returns that a missing level takes part in", () => {
    expect([...returnsOf([1, 1, NAN, 1, 1])]).toEqual([0, NAN, NAN, 0]);
    expect([...returnsOf([NAN, 1, 1])]).toEqual([NAN, 0]);
  });

  test("bridges a missing level when asked, with one return from the last level that is there", () => {
    const bridged = returnsOf([1, 2, NAN, NAN, 4, 4], { missing: "bridge" });
    const whole = returnsOf([2, 4])[0] as number;
    expect([...bridged].slice(1)).toEqual([NAN, NAN, whole, 0]);
  });

  test("does not depend on the unit of the levels", () => {
    fc.assert(
      fc.property(levels, fc.double({ min: 0.1, max: 100, noNaN: true }), (values, unit) => {
        const scaled = returnsOf(values.map((value) => value * unit));
        returnsOf(values).forEach((value, t) => {
          expect(Math.abs((scaled[t] as number) - value)).toBeLessThan(1e-9 * (1 + Math.abs(value)));
        });
      }),
    );
  });

  test("refuses a negative level by position", () => {
    expect(() => returnsOf([1, -2])).toThrow(
      `${name} requires levels of zero or more (got -2 at position 1)`,
    );
  });
});

test("simpleReturns(levels) loses everything into a level of zero, and is infinite out of it", () => {
  expect([...simpleReturns([2, 0, 3])]).toEqual([-1, Number.POSITIVE_INFINITY]);
});

test("logReturns(levels) add up to the log return of the whole span", () => {
  fc.assert(
    fc.property(levels, (values) => {
      const sum = logReturns(values).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(Math.log((values.at(-1) as number) / (values[0] as number)), 9);
    }),
  );
});
