// Cases of pyfolio-reloaded, tests/test_timeseries.py, and the traps that tear sheets fell into.
import { describe, expect, test } from "vitest";
import { drawdown, drawdownEpisodes } from "../../lib/stats/drawdown.js";
import { type DrawdownRow, drawdownTable } from "../../lib/stats/drawdown-table.js";
import { maxDrawdown } from "../../lib/stats/max-drawdown.js";
import { annualReturn } from "../../lib/stats/performance/annual-return.js";
import { rollingVolatility } from "../../lib/stats/performance/annual-volatility.js";
import { cumulativeReturn } from "../../lib/stats/performance/cumulative-return.js";
import { rollingSharpeRatio } from "../../lib/stats/performance/sharpe-ratio.js";
import { addDays } from "../../lib/stats/series/calendar-day.js";
import { compound, rebase } from "../../lib/stats/series/compound.js";
import { simpleReturns } from "../../lib/stats/series/returns.js";

const from = (prices: readonly number[]) => ({
  days: prices.map((_, step) => addDays("2000-01-03", step)),
  values: Object.freeze(prices),
});

describe("get_max_drawdown and gen_drawdown_table", () => {
  test("prices 100, 120, 100, 80, 70, 110, 180, 150: peak, valley and recovery of the deepest", () => {
    const [deepest, next] = drawdownTable(from([100, 120, 100, 80, 70, 110, 180, 150]));
    expect(deepest).toMatchObject({ peak: "2000-01-04", valley: "2000-01-07", recovery: "2000-01-09" });
    expect(deepest?.depth).toBeCloseTo(70 / 120 - 1, 15);
    // Theirs counts the weekdays from Tuesday 4 to Sunday 9 January with both ends, 4; ours the steps and the days.
    expect([deepest?.tradingDays, deepest?.calendarDays]).toEqual([5, 5]);
    expect(next).toMatchObject({ peak: "2000-01-09", recovery: null });
  });

  test("a series that ends under water has no recovery date and no duration", () => {
    expect(drawdownTable(from([100, 120, 100, 80, 70, 80, 90, 90]))).toEqual([
      expect.objectContaining({
        peak: "2000-01-04",
        valley: "2000-01-07",
        recovery: null,
        calendarDays: null,
      }),
    ]);
  });

  test("a drawdown that begins on the first day counts: 100, 90, 75 lost 25%", () => {
    expect(drawdownTable(from([10, 9, 7.5]), { top: 1 })[0]).toMatchObject({
      peak: "2000-01-03",
      depth: -0.25,
    });
    expect(maxDrawdown(compound(simpleReturns([10, 9, 7.5])))).toBeCloseTo(-0.25, 15);
  });

  test("the table is ordered by relative depth: 50%, recovered, before 40%, open", () => {
    const prices = [10, 11, 12, 15, 18, 20, 10, 12, 16, 18, 20, 30, 40, 50, 60, 80, 90, 100, 65, 60];
    const [first, second] = drawdownTable(from(prices), { top: 2 }) as [DrawdownRow, DrawdownRow];
    expect(first).toMatchObject({
      peak: "2000-01-08",
      valley: "2000-01-09",
      recovery: "2000-01-13",
      depth: -0.5,
    });
    expect(second).toMatchObject({ peak: "2000-01-20", valley: "2000-01-22", recovery: null });
    expect(second.depth).toBeCloseTo(-0.4, 15);
  });
});

test("normalize puts the first value at one", () => {
  const relative = [1, 1.2, 1, 0.8, 0.7, 0.8, 0.8, 0.8];
  expect([...rebase(relative.map((value) => value * 100))]).toEqual(relative);
});

test("rolling_sharpe: infinite over two equal gains, missing over two zeros", () => {
  const rolled = rollingSharpeRatio([0.1, 0.1, 0.1, 0, 0], { window: 2 });
  expect([rolled[0], rolled[1], rolled[2], rolled[4]]).toEqual([NaN, Infinity, Infinity, NaN]);
  expect(rolled[3]).toBeCloseTo(11.224972160321, 11);
});

test("rolling_volatility, by hand: 0.1 and 0 lie 0.05 from their mean, so s is 0.1 / sqrt(2)", () => {
  const rolled = rollingVolatility([0.1, 0.1, 0.1, 0, 0], { window: 2 });
  expect([rolled[1], rolled[2], rolled[4]]).toEqual([0, 0, 0]);
  expect(rolled[3]).toBeCloseTo(Math.sqrt(252) * (0.1 / Math.SQRT2), 12);
});

describe("known traps", () => {
  test("levels are not returns: an index from 1300 to 1200 fell by 7.7%, not by 95%", () => {
    const index = [1250, 1300, 1200, 1290];
    expect(maxDrawdown(index)).toBeCloseTo(1200 / 1300 - 1, 15);
    expect(() => maxDrawdown([0.04, -0.077, 0.075])).toThrow(
      "turn returns into levels with compound(returns)",
    );
  });

  test("the peak is seeded before the first return", () => {
    expect(drawdown(compound([-0.25, 0.1]))[1]).toBe(-0.25);
  });

  test("an open drawdown has no recovery, also when it ends on a rise", () => {
    expect(drawdownEpisodes([100, 50, 99]).at(-1)?.recovery).toBeNull();
  });

  test("nothing under one year is annualised", () => {
    expect(annualReturn([0.09])).toBeNaN();
    expect(annualReturn(new Array(11).fill(0.01), { periodsPerYear: 12 })).toBeNaN();
  });

  test("a return of -1 or lower is ruin: -100%, not missing and not a gain", () => {
    expect(cumulativeReturn([0.1, -1.2, 0.5])).toBe(-1);
    expect(annualReturn([0.1, -1.2, 0.5], { periodsPerYear: 1 })).toBe(-1);
    expect(maxDrawdown(compound([0.1, -1.2, 0.5]))).toBe(-1);
  });
});
