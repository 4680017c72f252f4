import fc from "fast-check";
import { expect, test } from "vitest";
import { powerGaps } from "../../../lib/stats/series/power-gaps.js";

const exponent = fc.double({ min: 0, max: 1, noNaN: true });
const value = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Two units in the last place. */
const TWO_BITS = 2 ** -51;

const powersOf = (values: readonly number[], to: number) =>
  powerGaps(Float64Array.from(values), new Float64Array(values.length), to);

test("powerGaps(first, second, exponent) has the powers of Math.pow, to two bits", () => {
  fc.assert(
    fc.property(fc.array(value(1 / 1000, 1000), { minLength: 1 }), exponent, (values, to) => {
      // The second power is that of nothing: 0, or 1 where the exponent is 0.
      const nothing = 0 ** to;
      for (const [t, gap] of powersOf(values, to).entries()) {
        const power = (values[t] as number) ** to;
        expect(Math.abs(gap - (power - nothing))).toBeLessThanOrEqual(TWO_BITS * power);
      }
    }),
  );
});

test("powerGaps is the difference of both powers, within and beyond the slots", () => {
  const pairs = fc.array(fc.tuple(value(0, 1e300), value(1 / 16, 16)), { minLength: 1 });
  fc.assert(
    fc.property(pairs, exponent, (both, to) => {
      const [first, second] = [0, 1].map((leg) => Float64Array.from(both, (pair) => pair[leg] as number));
      const gaps = powerGaps(first as Float64Array, second as Float64Array, to);
      for (const [t, [x, y]] of both.entries()) {
        const bound = TWO_BITS * (x ** to + y ** to);
        expect(Math.abs((gaps[t] as number) - (x ** to - y ** to))).toBeLessThanOrEqual(bound);
      }
    }),
  );
});

test("powerGaps leaves a missing value missing, and takes part of a buffer", () => {
  const buffer = Float64Array.of(7, 4, Number.NaN, 9);
  const [first, second] = [buffer.subarray(1), Float64Array.of(1, 1, Number.NaN)];
  expect([...powerGaps(first, second, 0.5)]).toEqual([1, Number.NaN, Number.NaN]);
});

test("powerGaps of equal legs is 0, and of none is empty", () => {
  const legs = Float64Array.of(0, 0.1, 1.7, 300);
  expect([...powerGaps(legs, legs, 0.1)]).toEqual([0, 0, 0, 0]);
  expect(powerGaps(new Float64Array(), new Float64Array(), 0.1)).toHaveLength(0);
});
