import { expect, test } from "vitest";
import type { Availability } from "../../lib/store/availability.js";
import { dateProblem } from "../../lib/store/check-dates.js";

const FIELDS = [
  { name: "date", type: "date", description: "" },
  { name: "contract", type: "yearmonth", description: "" },
] as const;
const problem = (date: string, contract: string, availability: Availability = { field: "date" }) =>
  dateProblem(
    { date: ["2024-07-01", date], contract: ["2024-08", contract] },
    { fields: FIELDS, primaryKey: ["date"], availability },
    "2026-11-29",
  );

test("dateProblem(columns, spec, today) takes days up to today, and years ahead where rows are not known by them", () => {
  expect(problem("2026-11-29", "2036-12")).toBeUndefined();
  expect(problem("1700-01-01", "1871-01")).toBeUndefined();
  expect(problem("2027-12-08", "2027-12", { from: "2024-01-01", field: "date" })).toBeUndefined();
});

test.each<[string, string, Availability | undefined, string]>([
  [
    "2026-11-30",
    "2027-01",
    undefined,
    "the row of 2026-11-30 has the date 2026-11-30, which lies after 2026-11-29",
  ],
  [
    "2024-07-02",
    "2037-01",
    undefined,
    "the row of 2024-07-02 has the contract 2037-01, which lies after 2036-12-31",
  ],
  [
    "0000-01-01",
    "2024-08",
    undefined,
    "the row of 0000-01-01 has the date 0000-01-01, which lies before 1700",
  ],
  [
    "2024-07-02",
    "2024-08",
    { from: "2099-01-01" },
    "it is known from 2099-01-01 on only (today is 2026-11-29)",
  ],
])("dateProblem() of %s and %s", (date, contract, availability, message) => {
  expect(problem(date, contract, availability)).toBe(message);
});
