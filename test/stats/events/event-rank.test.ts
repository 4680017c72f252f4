import fc from "fast-check";
import { expect, test } from "vitest";
import { eventRank } from "../../../lib/stats/events/event-rank.js";
import { rollingCumulativeReturn } from "../../../lib/stats/performance/cumulative-return.js";

test("eventRank(values, at) counts lower and higher values", () => {
  expect(eventRank(Object.freeze([0.1, 0.4, 0.2, 0.3, Number.NaN]), 3)).toEqual({
    value: 0.3,
    n: 4,
    fromLowest: 3,
    fromHighest: 2,
    percentile: 2.5 / 4,
  });
});

test("eventRank(values, at, { kind }) is SciPy's percentileofscore", () => {
  // SciPy's documentation: percentileofscore([1, 2, 3, 3, 4], 3) is 80 weak, 40 strict, 60 mean.
  const scores = [1, 2, 3, 3, 4];
  const share = (kind: "weak" | "strict" | "mean") => eventRank(scores, 2, { kind }).percentile;
  expect([share("weak"), share("strict"), share("mean")]).toEqual([0.8, 0.4, 0.6]);
});

test("eventRank(values, at, { spacing }) compares with windows that do not overlap the event's, nor each other", () => {
  // Positions 1, 4, 7 hold 5, 2, 9.
  const values = [0, 5, 0, 0, 2, 0, 0, 9, 0];
  expect(eventRank(values, 4, { spacing: 3 })).toMatchObject({ n: 3, fromLowest: 1, fromHighest: 3 });
});

test("eventRank of one value alone is first from both ends, at the middle", () => {
  expect(eventRank([7], 0)).toMatchObject({ n: 1, fromLowest: 1, fromHighest: 1, percentile: 0.5 });
});

test("eventRank is unchanged by a rising transformation, and turned round by a falling one", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      (v, some) => {
        const at = some % v.length;
        const { fromLowest, fromHighest, percentile } = eventRank(v, at);
        expect(
          eventRank(
            v.map((x) => x ** 3 + 1),
            at,
          ),
        ).toMatchObject({ fromLowest, fromHighest, percentile });
        expect(
          eventRank(
            v.map((x) => -x),
            at,
          ).fromLowest,
        ).toBe(fromHighest);
        expect(fromLowest + fromHighest).toBe(v.length + 1);
      },
    ),
  );
});

test("eventRank refuses a position without a value and a spacing below one", () => {
  expect(() => eventRank([1, Number.NaN], 1)).toThrow("eventRank requires a value at position 1 (got NaN)");
  expect(() => eventRank([], 0)).toThrow(/got undefined/);
  expect(() => eventRank([1], 0, { spacing: 0 })).toThrow(/spacing of one period or more \(got 0\)/);
});

test("eventRank places a ten-day window among all windows of ten days", () => {
  // One good window at the end of fifty flat days: 41 windows, of which the last five hold one to five of the good days.
  const returns = new Float64Array(50).fill(0.1, 45);
  const values = rollingCumulativeReturn(returns, { window: 10 });
  expect(eventRank(values, 49)).toMatchObject({ n: 41, fromLowest: 41, fromHighest: 1 });
  expect(eventRank(values, 49, { spacing: 10 })).toMatchObject({ n: 5, fromHighest: 1, percentile: 0.9 });
  expect(eventRank(values, 39).percentile).toBeCloseTo(18 / 41, 12);
});
