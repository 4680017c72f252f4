import fc from "fast-check";
import { expect, test } from "vitest";
import { compoundReturn } from "../../../lib/stats/series/compound-return.js";

test("compoundReturn(returns, rows) is the product of 1 + r over the rows, less one", () => {
  expect(compoundReturn(Object.freeze([9, 0.5, -0.5, 9]), { start: 1, end: 3 })).toBe(-0.25);
  expect(compoundReturn([0.1], { start: 0, end: 1 })).toBeCloseTo(0.1, 15);
});

test("compoundReturn(returns, rows) of no rows is nothing gained", () => {
  expect(compoundReturn([], { start: 0, end: 0 })).toBe(0);
});

test("compoundReturn(returns, rows) is NaN when a return is missing or the rows reach beyond the data", () => {
  expect(compoundReturn([0.1, Number.NaN], { start: 0, end: 2 })).toBeNaN();
  expect(compoundReturn([0.1], { start: 0, end: 2 })).toBeNaN();
});

test("compoundReturn(returns, rows) of two spans in a row multiplies", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -0.9, max: 2, noNaN: true }), { maxLength: 20 }),
      fc.nat(),
      (r, some) => {
        const cut = some % (r.length + 1);
        const [a, b] = [
          compoundReturn(r, { start: 0, end: cut }),
          compoundReturn(r, { start: cut, end: r.length }),
        ];
        const whole = 1 + compoundReturn(r, { start: 0, end: r.length });
        expect((1 + a) * (1 + b)).toBeCloseTo(whole, 6 - Math.ceil(Math.log10(whole + 1)));
      },
    ),
  );
});
