import fc from "fast-check";
import { expect, test } from "vitest";
import { logTicks } from "../../lib/plots/log-ticks.js";

const within = (low: number, high: number) =>
  logTicks(low, high).filter((tick) => tick >= low && tick <= high);

test("logTicks(low, high) labels powers of ten, then 1-3, then 1-2-5, then even steps, as the span shrinks", () => {
  expect(within(1, 1000)).toEqual([1, 10, 100, 1000]);
  expect(within(0.4, 5.2)).toEqual([0.5, 1, 2, 5]);
  expect(within(2, 40)).toEqual([3, 10, 30]);
  expect(within(5.5, 9)).toEqual([6, 7, 8, 9]);
  expect(within(1e-9, 1e12)).toEqual([1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9, 1e12]);
});

test("logTicks(low, high) has two labels at least between any ends, ascending and above zero", () => {
  const ends = fc.tuple(
    fc.double({ min: 1e-8, max: 1e8, noNaN: true }),
    fc.double({ min: 1.01, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(ends, ([low, factor]) => {
      const ticks = logTicks(low, low * factor);
      expect(within(low, low * factor).length).toBeGreaterThanOrEqual(2);
      expect(ticks.every((tick, at) => tick > (ticks[at - 1] ?? 0))).toBe(true);
    }),
  );
});

test("logTicks(low, high) labels around a single value", () => {
  expect(logTicks(7, 7).filter((tick) => tick >= 3.5 && tick <= 14).length).toBeGreaterThanOrEqual(2);
});

test("logTicks(low, high) refuses what has no place on a logarithmic axis", () => {
  const refused: readonly (readonly [number, number])[] = [
    [0, 1],
    [-1, 1],
    [2, 1],
    [1, Number.POSITIVE_INFINITY],
  ];
  for (const [low, high] of refused) {
    expect(() => logTicks(low, high)).toThrow("logTicks requires ends above zero, the lower first");
  }
});
