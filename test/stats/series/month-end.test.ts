import { expect, test } from "vitest";
import { resampleToMonthEnd } from "../../../lib/stats/series/month-end.js";

test("resampleToMonthEnd(series) takes each month's last listed day and leaves out the month that has not ended", () => {
  const days = ["2024-05-30", "2024-05-31", "2024-06-27", "2024-06-28", "2024-07-24"];
  expect(resampleToMonthEnd({ days, values: Object.freeze([1, 2, 3, 4, 5]) })).toEqual({
    months: ["2024-05", "2024-06"],
    days: ["2024-05-31", "2024-06-28"],
    values: Float64Array.of(2, 4),
  });
});

test("resampleToMonthEnd(series) counts a month as ended at its last weekday, 28 June 2024 for one", () => {
  expect(resampleToMonthEnd({ days: ["2024-06-28"], values: [1] }).months).toEqual(["2024-06"]);
  expect(resampleToMonthEnd({ days: ["2024-06-27"], values: [1] }).months).toEqual([]);
  // 31 August 2024 was a Saturday.
  expect(resampleToMonthEnd({ days: ["2024-08-30"], values: [1] }).months).toEqual(["2024-08"]);
});

test("resampleToMonthEnd(series, { asOf }) knows that a month ended on a holiday", () => {
  // Good Friday, 29 March 2024, was the last weekday of its month.
  const series = { days: ["2024-03-28"], values: [1] };
  expect(resampleToMonthEnd(series).months).toEqual([]);
  expect(resampleToMonthEnd(series, { asOf: "2024-03-31" }).months).toEqual(["2024-03"]);
});

test("resampleToMonthEnd(series) fills neither a missing last value nor a month without days", () => {
  const days = ["2024-01-30", "2024-01-31", "2024-03-29", "2024-04-01"];
  const { months, values } = resampleToMonthEnd({ days, values: [1, Number.NaN, 3, 4] });
  expect(months).toEqual(["2024-01", "2024-03"]);
  expect([...values]).toEqual([Number.NaN, 3]);
});

test("resampleToMonthEnd of nothing is nothing; days out of order are refused", () => {
  expect(resampleToMonthEnd({ days: [], values: [] }).months).toEqual([]);
  expect(() => resampleToMonthEnd({ days: ["2024-02-01", "2024-01-01"], values: [1, 2] })).toThrow(
    "resampleToMonthEnd requires ascending days",
  );
});
