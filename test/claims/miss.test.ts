import fc from "fast-check";
import { expect, test } from "vitest";
import { NEARLY_CERTAIN, over } from "../../claims/words.js";
import type { Estimate } from "../../lib/claims/claim.js";
import { missOf } from "../../lib/claims/miss.js";
import { ABOVE_ZERO, BELOW_ZERO, figure, place, type Target } from "../../lib/claims/target.js";

const reading = (value: number, more: Partial<Estimate> = {}): Estimate => ({
  definition: "d",
  value,
  unit: "decimal",
  from: "2024-06-28",
  to: "2024-07-24",
  n: 1,
  fits: false,
  ...more,
});
const miss = (target: Target, values: readonly number[], more: Partial<Estimate> = {}) =>
  missOf(
    { target },
    values.map((value) => reading(value, more)),
  );

test("of a stated figure: the nearest and the median reading, signed, and relative to the figure", () => {
  const got = miss(figure(0.09), [0.072, 0.074, 0.1]);
  expect(got?.nearest).toBeCloseTo(0.01, 12);
  expect(got?.median).toBeCloseTo(-0.016, 12);
  expect(got?.relative?.median).toBeCloseTo(-0.016 / 0.09, 12);
  expect(got?.direction).toEqual({ right: 3, of: 3 });
});

test("of a loss: the direction is right where the value is below zero", () => {
  const got = miss(figure(-0.03), [-0.028, 0.01]);
  expect(got?.direction).toEqual({ right: 1, of: 2 });
  expect(got?.relative?.nearest).toBeCloseTo(0.002 / 0.03, 12);
});

test("of a word: none within its range, and the distance to the bound outside it", () => {
  expect(miss(NEARLY_CERTAIN.target, [0.9, 0.97, 1])).toMatchObject({
    nearest: 0,
    median: 0,
    direction: null,
  });
  expect(miss(over(0.07).target, [0.03])?.nearest).toBeCloseTo(-0.04, 12);
});

test("of a sign: how far the median is on the wrong side, relative to nothing", () => {
  expect(miss(ABOVE_ZERO, [-0.03, -0.02, 0.01])).toMatchObject({
    nearest: 0,
    median: -0.02,
    relative: null,
    direction: { right: 1, of: 3 },
  });
  expect(miss(BELOW_ZERO, [0.01])).toMatchObject({ nearest: 0.01, direction: { right: 0, of: 1 } });
});

test("of a place in a ranking: in places, not relative", () => {
  expect(miss(place(4), [1, 2, 9], { unit: "rank" })).toEqual({
    unit: "rank",
    nearest: -2,
    median: -2,
    relative: null,
    direction: null,
  });
});

test("leaves out comparison readings, proxies, other kinds and units, and values that are none", () => {
  const target = figure(0.09);
  const readings = [
    reading(0.08),
    reading(0.09, { comparison: true }),
    reading(0.09, { proxy: true }),
    reading(0.09, { kind: "annual rate" }),
    reading(9, { unit: "rank" }),
    reading(Number.NaN),
  ];
  expect(missOf({ target }, readings)).toMatchObject({ direction: { right: 1, of: 1 } });
  expect(missOf({ target }, readings)?.nearest).toBeCloseTo(-0.01, 12);
});

test("is null where nothing was stated as a number, or nothing was measured", () => {
  expect(missOf({}, [reading(0.09)])).toBeNull();
  expect(missOf({ target: figure(0.09) }, [])).toBeNull();
  expect(missOf({ target: figure(0.09) }, [reading(Number.NaN)])).toBeNull();
});

test("the nearest reading is never farther than the median, whatever the readings", () => {
  const value = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(value, fc.array(value, { minLength: 1, maxLength: 30 }), (stated, values) => {
      const got = miss(figure(stated), values);
      // The median of an even number lies between two readings and may be nearer than either.
      if (values.length % 2 === 1)
        expect(Math.abs(got?.nearest as number)).toBeLessThanOrEqual(Math.abs(got?.median as number));
    }),
  );
});
