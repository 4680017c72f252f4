import fc from "fast-check";
import { expect, test } from "vitest";
import { asOfJoin } from "../../../lib/stats/series/as-of-join.js";
import { daysBetween } from "../../../lib/stats/series/calendar.js";
import { addDays } from "../../../lib/stats/series/calendar-day.js";

const NAN = Number.NaN;

test("asOfJoin(series, days) takes the last value by each day, and none that is older than the limit", () => {
  const series = { days: ["2024-07-01", "2024-07-03"], values: Object.freeze([5, 6]) };
  const joined = asOfJoin(series, ["2024-06-30", "2024-07-01", "2024-07-02", "2024-07-05", "2024-07-06"], {
    staleDays: 2,
  });
  expect([...joined]).toEqual([NAN, 5, 5, 6, NAN]);
});

test("asOfJoin(series, days) does not reach back over a missing value", () => {
  const series = { days: ["2024-07-01", "2024-07-02"], values: [5, NAN] };
  expect([...asOfJoin(series, ["2024-07-02"], { staleDays: 9 })]).toEqual([NAN]);
});

test("asOfJoin of a monthly series counts a month from its last day, not from its first", () => {
  const series = { days: ["2024-06", "2024-07"], values: [6, 7] };
  const joined = asOfJoin(series, ["2024-06-29", "2024-06-30", "2024-07-30", "2024-07-31"], {
    staleDays: 31,
  });
  expect([...joined]).toEqual([NAN, 6, 6, 7]);
});

test("asOfJoin agrees with a search of every day", () => {
  const dates = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 25 })
    .map((offsets) => offsets.sort((a, b) => a - b).map((offset) => addDays("2024-01-01", offset)));
  fc.assert(
    fc.property(dates, dates, fc.integer({ min: 0, max: 20 }), (known, wanted, staleDays) => {
      const joined = asOfJoin({ days: known, values: known.map((_, row) => row) }, wanted, { staleDays });
      const expected = wanted.map((day) => {
        const row = known.findLastIndex((other) => other <= day);
        return row >= 0 && daysBetween(known[row] as string, day) <= staleDays ? row : NAN;
      });
      expect([...joined]).toEqual(expected);
    }),
  );
});

test("asOfJoin refuses days that do not ascend, lengths that differ and a negative limit", () => {
  const series = { days: ["2024-07-02", "2024-07-01"], values: [1, 2] };
  expect(() => asOfJoin(series, [], { staleDays: 1 })).toThrow(
    "asOfJoin requires ascending days (got 2024-07-01 after 2024-07-02)",
  );
  expect(() => asOfJoin({ days: [], values: [] }, series.days, { staleDays: 1 })).toThrow("ascending");
  expect(() => asOfJoin({ days: ["2024-07-01"], values: [] }, [], { staleDays: 1 })).toThrow(
    "one value a day (got 1 days, 0 values)",
  );
  expect(() => asOfJoin({ days: [], values: [] }, [], { staleDays: -1 })).toThrow("got -1");
});
