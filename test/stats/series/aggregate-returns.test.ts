import fc from "fast-check";
import { expect, test } from "vitest";
import { cumulativeReturn } from "../../../lib/stats/performance/cumulative-return.js";
import { aggregateReturns } from "../../../lib/stats/series/aggregate-returns.js";
import { addDays } from "../../../lib/stats/series/calendar-day.js";
import type { CalendarUnit } from "../../../lib/stats/series/period-start.js";

test("aggregateReturns(series, { unit: week }) keeps the week that runs over New Year whole", () => {
  // Monday 30 December 2024 to Friday 3 January 2025.
  const days = ["2024-12-27", "2024-12-30", "2025-01-02", "2025-01-06"];
  expect(aggregateReturns({ days, values: Object.freeze([0.5, 1, 0.5, -0.5]) }, { unit: "week" })).toEqual({
    starts: ["2024-12-23", "2024-12-30", "2025-01-06"],
    ends: ["2024-12-27", "2025-01-02", "2025-01-06"],
    returns: Float64Array.of(0.5, 2, -0.5),
  });
});

test("aggregateReturns(series) makes a period missing when one of its returns is, and knows ruin", () => {
  const days = ["2024-01-02", "2024-01-03", "2024-02-01", "2024-02-02"];
  const { returns } = aggregateReturns({ days, values: [0.5, Number.NaN, -2, 9] }, { unit: "month" });
  expect([...returns]).toEqual([Number.NaN, -1]);
});

test("aggregated returns compound to the return of the whole, whatever the unit", () => {
  const units = fc.constantFrom<CalendarUnit>("week", "month", "quarter", "year");
  const values = fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(values, units, (returns, unit) => {
      const days = returns.map((_, row) => addDays("2023-11-15", row));
      const whole = cumulativeReturn(returns);
      const parts = cumulativeReturn(aggregateReturns({ days, values: returns }, { unit }).returns);
      expect(Math.abs(parts - whole)).toBeLessThan(1e-9 * (1 + Math.abs(whole)));
    }),
  );
});

test("aggregateReturns of nothing is nothing; days out of order are refused", () => {
  expect(aggregateReturns({ days: [], values: [] }, { unit: "year" }).returns.length).toBe(0);
  expect(() =>
    aggregateReturns({ days: ["2024-02-01", "2024-02-01"], values: [1, 2] }, { unit: "year" }),
  ).toThrow("aggregateReturns requires ascending days");
});
