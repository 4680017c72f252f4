import fc from "fast-check";
import { expect, test } from "vitest";
import { eventOutcomes } from "../../../lib/stats/events/event-outcomes.js";

const returns = Object.freeze([9, 0.5, 0.5, -0.5, 1, 0]);

test("eventOutcomes(returns) compounds what came after each event, at every horizon", () => {
  expect(eventOutcomes(returns, { events: [0], horizons: [1, 2, 3] })).toEqual([
    { at: 0, outcomes: [0.5, 1.25, 0.125] },
  ]);
});

test("eventOutcomes(returns) by date takes the first event and passes those over that fall into its horizon", () => {
  const chosen = eventOutcomes(returns, { events: [0, 1, 2, 3], horizons: [1, 2] });
  expect(chosen.map(({ at }) => at)).toEqual([0, 2]);
});

test("eventOutcomes(returns, { sizes }) takes the largest event first, and lists the chosen by date", () => {
  const chosen = eventOutcomes(returns, { events: [0, 1, 2, 3, 5], horizons: [2], sizes: [3, 4, 1, 2, 1] });
  // 1 first; 0 and 2 are closer than two periods to it; then 3; then 5, two periods after 3.
  expect(chosen.map(({ at }) => at)).toEqual([1, 3, 5]);
});

test("eventOutcomes(returns, { spacing }) may ask for more distance, or allow overlap", () => {
  const at = (spacing: number) =>
    eventOutcomes(returns, { events: [0, 1, 2, 3], horizons: [2], spacing }).map((row) => row.at);
  expect(at(3)).toEqual([0, 3]);
  expect(at(1)).toEqual([0, 1, 2, 3]);
});

test("eventOutcomes(returns, { benchmark }) is the gap of the two cumulative returns", () => {
  const benchmark = [0, 0, 0.5, 0, 0, 0];
  expect(eventOutcomes(returns, { events: [0], horizons: [2], benchmark })).toEqual([
    { at: 0, outcomes: [0.75] },
  ]);
});

test("eventOutcomes(returns) is NaN where the data end or a return is missing, and the event stays listed", () => {
  expect(eventOutcomes(returns, { events: [4, 5], horizons: [1, 2], spacing: 1 })).toEqual([
    { at: 4, outcomes: [0, Number.NaN] },
    { at: 5, outcomes: [Number.NaN, Number.NaN] },
  ]);
  expect(eventOutcomes([0, 0.5, Number.NaN], { events: [0], horizons: [1, 2] })[0]?.outcomes).toEqual([
    0.5,
    Number.NaN,
  ]);
});

test("eventOutcomes(returns) without events is an empty list", () => {
  expect(eventOutcomes(returns, { events: [], horizons: [1] })).toEqual([]);
  expect(eventOutcomes([], { events: [], horizons: [1] })).toEqual([]);
});

test("eventOutcomes(returns) never lets two outcomes share a period, and leaves no event out that would not", () => {
  const events = fc.uniqueArray(fc.nat(59), { maxLength: 25 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 12 }), fc.boolean(), (positions, horizon, bySize) => {
      const sizes = positions.map((at) => (at * 37) % 60);
      const chosen = eventOutcomes(new Float64Array(60), {
        events: positions,
        horizons: [horizon],
        ...(bySize ? { sizes } : {}),
      }).map(({ at }) => at);
      for (const [i, at] of chosen.slice(1).entries())
        expect(at - (chosen[i] as number)).toBeGreaterThanOrEqual(horizon);
      for (const at of positions) expect(chosen.some((other) => Math.abs(other - at) < horizon)).toBe(true);
    }),
  );
});

test("eventOutcomes(returns) refuses positions, horizons and sizes that make no sense", () => {
  const outcomes = (options: Partial<Parameters<typeof eventOutcomes>[1]>) => () =>
    eventOutcomes(returns, { events: [0, 1], horizons: [1], ...options });
  expect(outcomes({ events: [1, 0] })).toThrow(/ascending positions of 6 returns \(got 1, 0\)/);
  expect(outcomes({ events: [1, 1] })).toThrow(/ascending/);
  expect(outcomes({ events: [6] })).toThrow(/ascending/);
  expect(outcomes({ horizons: [] })).toThrow(/horizons and a spacing/);
  expect(outcomes({ horizons: [0] })).toThrow(/got 0; 0/);
  expect(outcomes({ benchmark: [1] })).toThrow(/as long as the returns/);
  expect(outcomes({ sizes: [1] })).toThrow(/one size an event/);
  expect(outcomes({ sizes: [1, Number.NaN] })).toThrow(/size for every event/);
});
