import fc from "fast-check";
import { expect, test } from "vitest";
import { cumulativeReturn } from "../../../lib/stats/performance/cumulative-return.js";
import { addMonths } from "../../../lib/stats/series/calendar.js";
import { calendarReturns } from "../../../lib/stats/series/calendar-returns.js";
import { arbitraryReturns } from "../arbitrary.js";

const NAN = Number.NaN;
const from = (first: string, values: readonly number[]) => ({
  days: values.map((_, t) => addMonths(first, t)),
  values,
});

test("calendarReturns(series) puts months into years and compounds those that are there", () => {
  const { years, months, totals, counts } = calendarReturns(from("2023-11", [0.5, -0.5, 0.1, 0.2]));
  expect(years).toEqual([2023, 2024]);
  expect([...(months[0] as Float64Array)]).toEqual([...Array(10).fill(NAN), 0.5, -0.5]);
  expect((months[1] as Float64Array).slice(0, 3)).toEqual(Float64Array.of(0.1, 0.2, NAN));
  expect(totals[0]).toBeCloseTo(-0.25, 12);
  expect(totals[1]).toBeCloseTo(0.32, 12);
  expect(counts).toEqual([2, 2]);
});

test("calendarReturns(series) leaves the total of a year with a hole missing, unless it is skipped", () => {
  const holed = { days: ["2022-01", "2022-03", "2024-12"], values: [0.1, 0.1, 0.2] };
  expect([...calendarReturns(holed).totals]).toEqual([NAN, NAN, NAN]);
  const { totals, counts } = calendarReturns(holed, { missing: "skip" });
  expect(counts).toEqual([2, 0, 1]);
  expect(totals[0]).toBeCloseTo(0.21, 12);
  expect([totals[1], totals[2]]).toEqual([NAN, 0.2]);
  const written = calendarReturns({ days: ["2022-01", "2022-02", "2022-03"], values: [0.1, NAN, 0.1] });
  expect(written.totals[0]).toBeNaN();
});

test("calendarReturns(series) takes missing months at either end for no hole", () => {
  const { totals } = calendarReturns(from("2024-01", [NAN, 0.1, 0.1, NAN]));
  expect(totals[0]).toBeCloseTo(0.21, 12);
});

test("calendarReturns(series) compounds days by month first; a missing day makes its month missing", () => {
  const days = ["2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02"];
  const { months } = calendarReturns({ days, values: [0.1, 0.1, NAN, 0.5] });
  expect(months[0]?.[0]).toBeCloseTo(0.21, 12);
  expect(months[0]?.[1]).toBeNaN();
});

test("calendarReturns(series) of nothing is nothing, and of nothing but missing months missing", () => {
  expect(calendarReturns({ days: [], values: [] })).toEqual({
    years: [],
    months: [],
    totals: new Float64Array(),
    counts: [],
  });
  expect(calendarReturns(from("2024-01", [NAN]))).toMatchObject({
    totals: Float64Array.of(NAN),
    counts: [0],
  });
  expect(() => calendarReturns({ days: ["2024-02", "2024-01"], values: [1, 1] })).toThrow("ascending days");
});

test("the years of calendarReturns(series) compound to the whole", () => {
  fc.assert(
    fc.property(arbitraryReturns({ minLength: 1 }), fc.integer({ min: 0, max: 11 }), (values, start) => {
      const { totals } = calendarReturns(from(addMonths("1999-01", start), values));
      expect(cumulativeReturn(totals) / cumulativeReturn(values) || 1).toBeCloseTo(1, 9);
    }),
  );
});
