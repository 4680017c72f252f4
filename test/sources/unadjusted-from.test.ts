import { expect, test } from "vitest";
import { unadjustedFrom } from "../../lib/sources/unadjusted-from.js";

/** A close of 500 each day; a dividend of 0.75, which is 0.15%, on the 21st. */
const bars = (adjusted: readonly number[]) =>
  ["2024-06-18", "2024-06-20", "2024-06-21", "2024-06-24"].map((day, row) => ({
    day,
    close: 500,
    adjusted: adjusted[row] as number,
  }));
const LATE = bars([500, 500, 500, 500]);
const PAID = [{ day: "2024-06-21", amount: 0.75 }];

test("unadjustedFrom(bars, payments) is the day of a dividend that the adjusted closes do not have", () => {
  expect(unadjustedFrom(LATE, PAID)).toBe("2024-06-21");
  expect(unadjustedFrom(bars([499.25, 499.25, 500, 500]), PAID)).toBeUndefined();
  // Rounded to cents, or adjusted for later dividends as well.
  expect(unadjustedFrom(bars([499.3, 499.3, 500, 500]), PAID)).toBeUndefined();
  expect(unadjustedFrom(bars([489.265, 489.265, 490, 490]), PAID)).toBeUndefined();
});

test("unadjustedFrom(bars, payments) takes an ex-day without a bar for the next one that there is", () => {
  expect(unadjustedFrom(LATE, [{ day: "2024-06-22", amount: 0.75 }])).toBe("2024-06-24");
});

test("unadjustedFrom(bars, payments) is undefined without payments, and for those before the first bar and after the last", () => {
  expect(unadjustedFrom(LATE, [])).toBeUndefined();
  for (const [day, amount] of [
    ["2024-06-18", 1],
    ["2024-06-25", 1],
    ["2024-06-21", 0],
  ] as const)
    expect(unadjustedFrom(LATE, [{ day, amount }])).toBeUndefined();
  expect(unadjustedFrom([], PAID)).toBeUndefined();
});

test("unadjustedFrom(bars, payments) names the first of several", () => {
  const payments = [...PAID, { day: "2024-06-20", amount: 0.5 }];
  expect(unadjustedFrom(LATE, payments)).toBe("2024-06-20");
  expect(unadjustedFrom(bars([499.5, 500, 500, 500]), payments)).toBe("2024-06-21");
});

test("unadjustedFrom(bars, payments) takes a dividend that holds the capital gains beside it for one payment", () => {
  const payments = [...PAID, ...PAID];
  expect(unadjustedFrom(bars([499.25, 499.25, 500, 500]), payments)).toBeUndefined();
  expect(unadjustedFrom(LATE, payments)).toBe("2024-06-21");
});
