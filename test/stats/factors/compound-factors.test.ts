import { expect, test } from "vitest";
import { compoundFactors } from "../../../lib/stats/factors/compound-factors.js";

const data = Object.freeze({
  days: ["2024-07-10", "2024-07-11", "2024-07-12", "2024-07-15"],
  columns: { hml: [0.5, 0.5, -0.5, 0.25], mom: [0.1, Number.NaN, 0.1, 0.1] },
});

test("compoundFactors(data, window) compounds every factor from the first to the last day, both counted", () => {
  const result = compoundFactors(data, { first: "2024-07-11", last: "2024-07-12" });
  expect(result).toEqual({
    first: "2024-07-11",
    last: "2024-07-12",
    n: 2,
    returns: { hml: -0.25, mom: Number.NaN },
  });
});

test("compoundFactors(data, window) ends on the last day with data where the window ends on a weekend", () => {
  const result = compoundFactors(data, { first: "2024-07-12", last: "2024-07-14" });
  expect([result.first, result.last, result.n]).toEqual(["2024-07-12", "2024-07-12", 1]);
  expect(result.returns.mom).toBeCloseTo(0.1, 15);
});

test.each([
  ["starts before the data", "2024-07-09", "2024-07-12"],
  ["ends after the data", "2024-07-12", "2024-07-16"],
  ["holds no day", "2024-07-13", "2024-07-14"],
  ["ends before it starts", "2024-07-12", "2024-07-11"],
])("compoundFactors(data, window) refuses a window that %s", (_, first, last) => {
  expect(() => compoundFactors(data, { first, last })).toThrow(
    `compoundFactors requires a window with a period, inside the data (got ${first} to ${last}, data from 2024-07-10 to 2024-07-15)`,
  );
});

test("compoundFactors(data, window) refuses days that do not ascend", () => {
  const days = [...data.days].reverse();
  expect(() => compoundFactors({ ...data, days }, { first: "2024-07-11", last: "2024-07-12" })).toThrow(
    "compoundFactors requires ascending days (got 2024-07-12 after 2024-07-15)",
  );
});

test("compoundFactors(data, window) refuses data without any day", () => {
  expect(() =>
    compoundFactors({ days: [], columns: {} }, { first: "2024-07-01", last: "2024-07-02" }),
  ).toThrow(/inside the data/);
});
