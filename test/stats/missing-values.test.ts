import { describe, expect, test } from "vitest";
import {
  calmarRatio,
  capture,
  compound,
  cumulativeReturn,
  drawdown,
  drawdownEpisodes,
  drawdownTable,
  logReturns,
  maxDrawdown,
  rankEpisode,
  rebase,
  relativeWealth,
  rollingMaxDrawdown,
  sharpeRatio,
  simpleReturns,
  sortinoRatio,
  timeUnderWater,
} from "../../lib/index.js";

const NAN = Number.NaN;

// The compositions that docstrings and lib/stats/series/README.md show, with a return missing at the start, in the middle, at the end, and throughout.
describe.each([
  ["at the start", [NAN, 0.01, -0.5]],
  ["in the middle", [0.01, NAN, -0.5]],
  ["at the end", [0.01, -0.5, NAN]],
])("a return that is missing %s", (_, returns) => {
  const there = returns.filter((value) => !Number.isNaN(value));

  test("is passed over by maxDrawdown(compound(returns)), as by calmarRatio(returns)", () => {
    expect(maxDrawdown(compound(returns))).toBe(-0.5);
    const options = { periodsPerYear: 1 };
    expect(
      calmarRatio(returns, options) / (calmarRatio(there, { ...options, years: 3 }) as number),
    ).toBeCloseTo(1, 12);
  });

  test("leaves wealth missing in its own period only, and its end that of cumulativeReturn", () => {
    const wealth = compound(returns);
    expect([...wealth].map(Number.isNaN)).toEqual([false, ...returns.map(Number.isNaN)]);
    const known = [...wealth].filter((level) => !Number.isNaN(level));
    expect(known).toEqual([...compound(there)]);
    expect((known.at(-1) as number) - 1).toBeCloseTo(cumulativeReturn(returns), 14);
  });

  test("leaves one drawdown of a half, under water at the end", () => {
    const wealth = compound(returns);
    expect(drawdownEpisodes(wealth).map(({ depth }) => depth)).toEqual([-0.5]);
    expect([...drawdown(wealth)].filter((fall) => fall < 0)).toEqual([-0.5]);
    expect(timeUnderWater(wealth).share).toBeCloseTo(1 / 3, 14);
    const days = ["2024-07-10", "2024-07-11", "2024-07-12", "2024-07-15"];
    expect(drawdownTable({ days, values: wealth })[0]).toMatchObject({ depth: -0.5, recovery: null });
  });

  test("comes back from simpleReturns(compound(returns)), bridged where it was missing", () => {
    const back = simpleReturns(compound(returns), { missing: "bridge" });
    for (const [t, value] of returns.entries())
      expect(back[t]).toEqual(Number.isNaN(value) ? NAN : expect.closeTo(value, 14));
    const logs = logReturns(compound(returns), { missing: "bridge" });
    for (const [t, value] of returns.entries()) {
      expect(logs[t]).toEqual(Number.isNaN(value) ? NAN : expect.closeTo(Math.log1p(value), 14));
    }
  });

  test("counts as missing in both legs of relativeWealth", () => {
    const flat = [0, 0, 0];
    expect(relativeWealth([returns, flat])).toEqual(compound(returns));
    expect(maxDrawdown(relativeWealth([returns, flat]))).toBe(-0.5);
    expect([...relativeWealth([flat, returns])].map(Number.isNaN)).toEqual([
      false,
      ...returns.map(Number.isNaN),
    ]);
    const trough = compound(returns).indexOf(0.505);
    expect(rankEpisode(relativeWealth([returns, flat]), trough)).toBe(1);
  });
});

test("nothing but missing returns is NaN, never 0", () => {
  const none = [NAN, NAN, NAN];
  expect(maxDrawdown(compound(none))).toBeNaN();
  expect(calmarRatio(none, { underOneYear: "annualise" })).toBeNaN();
  expect(cumulativeReturn(none)).toBeNaN();
  expect(sharpeRatio(none)).toBeNaN();
  expect(sortinoRatio(none)).toBeNaN();
  expect(capture([none, none])).toEqual({ up: NAN, down: NAN, upOverDown: NAN });
  expect([...rebase(none)]).toEqual(none);
});

test("sortinoRatio(returns) of one return that is there is NaN, as of fewer than two", () => {
  expect(sortinoRatio([NAN, 0.01])).toBeNaN();
  expect(sortinoRatio([0.01, NAN, 0.02])).toBe(Number.POSITIVE_INFINITY);
});

test("rollingMaxDrawdown(compound(returns)) misses the windows of a missing return, unless fewer observations are allowed", () => {
  const wealth = compound([0.5, NAN, -0.5]);
  expect([...rollingMaxDrawdown(wealth, { window: 2 })]).toEqual([NAN, NAN, NAN, NAN]);
  expect([...rollingMaxDrawdown(wealth, { window: 2, minObservations: 2 })]).toEqual([NAN, NAN, 0, -0.5]);
});

test("null and undefined from code without types are missing too", () => {
  const untyped = (values: readonly unknown[]) => values as number[];
  expect([...simpleReturns(untyped([1, null, 2]))]).toEqual([NAN, NAN]);
  expect(maxDrawdown(untyped([100, null, 90]))).toBeCloseTo(-0.1, 14);
  expect(() => cumulativeReturn(untyped(["0.5", "0.5"]))).toThrow(
    'cumulativeReturn requires numbers (got "0.5" at position 0)',
  );
});
