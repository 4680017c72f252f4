import fc from "fast-check";
import { expect, test } from "vitest";
import { roundsTo } from "../../../lib/claims/verdict.js";
import { decidingDigits, decidingText, judged } from "../../../lib/claims/wording/deciding-digits.js";
import { percentText } from "../../../lib/platform/text/number-text.js";

const to15 = (value: number) => roundsTo(value, 0.15, { digits: 0 });

test("one decimal where every value that prints alike is judged alike, more where rounding decides", () => {
  expect(decidingDigits(0.153, to15)).toBe(1);
  expect(decidingDigits(0.1448, to15)).toBe(2);
  expect(decidingDigits(0.14499, to15)).toBe(3);
  expect(decidingDigits(0.0699987, (value) => value > 0.07)).toBe(4);
  expect(decidingDigits(-0.0002, (value) => value > 0)).toBe(2);
});

test("a value on the bound itself is printed as it is", () => {
  expect(decidingDigits(0.145, to15)).toBe(1);
  expect(decidingDigits(0, (value) => value > 0)).toBe(1);
});

test("min asks for more decimals, and no value takes more than six", () => {
  expect(decidingDigits(0.153, to15, { min: 2 })).toBe(2);
  expect(decidingDigits(0.07 - 1e-13 - 1e-11, (value) => value >= 0.07)).toBeLessThanOrEqual(6);
});

test("judged(value, fits) names the decimals only where one does not do", () => {
  expect(judged(0.153, to15)).toEqual({ value: 0.153, fits: true });
  expect(judged(0.1448, to15)).toEqual({ value: 0.1448, fits: false, digits: 2 });
});

test("a reader who rounds what is printed comes to the same judgement", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.integer({ min: -90, max: 90 }),
      (value, stated) => {
        const fits = (one: number) => roundsTo(one, stated / 100, { digits: 0 });
        const digits = decidingDigits(value, fits);
        const printed = Number(percentText(value, digits).replace("\u2212", "-").replace("%", "")) / 100;
        if (digits < 6) expect(fits(printed)).toBe(fits(value));
      },
    ),
  );
});

test("decidingText(value, fits) is a whole percentage where that tells the judgement", () => {
  const quarter = (value: number) => value >= 0.25;
  expect([0.42, 0.2496, 0.2504].map((value) => decidingText(value, quarter))).toEqual([
    "42%",
    "24.96%",
    "25.04%",
  ]);
});

test("judged(value, fits, { min }) is no fixed number of decimals", () => {
  const to36 = (value: number) => roundsTo(value, 0.036, { digits: 1 });
  expect(judged(0.0357, to36, { min: 2 })).toMatchObject({ fits: true, digits: 2 });
  expect(judged(0.035499, to36, { min: 2 })).toMatchObject({ fits: false, digits: 4 });
});
