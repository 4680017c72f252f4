import { expect, test } from "vitest";
import type { Availability } from "../../lib/store/availability.js";
import { knownProblem, unknownRow } from "../../lib/store/check-known.js";
import type { TableSpec } from "../../lib/store/manifest.js";

const spec = (availability: Availability, key: "yearmonth" | "string" = "yearmonth") =>
  ({
    availability,
    primaryKey: ["month"],
    fields: [
      { name: "month", type: key },
      { name: "released", type: "date" },
    ],
  }) as unknown as TableSpec;
const ROWS = { month: ["2024-01", "2024-02"], released: ["2024-02-13", null] };
const RELEASED: Availability = { field: "released" };

test.each<[Availability, number]>([
  [RELEASED, 1],
  [{ field: "released", otherwise: { field: "month", lagDays: 45 } }, -1],
  [{ field: "month" }, -1],
  [{ from: "2024-07-08" }, -1],
  [{ from: "2024-07-08", field: "released" }, -1],
  // What a column's own lag counts from is a date, whatever else the row rests on.
  [{ from: "2024-07-08", field: "released", columns: { released: 0 } }, 1],
  [{ field: "released", otherwise: { field: "month", lagDays: 45 }, columns: { released: 0 } }, 1],
])("unknownRow(columns, %j) is %i", (availability, row) => {
  expect(unknownRow(ROWS, { availability })).toBe(row);
});

test("knownProblem(columns, spec) names a row that does not say when it became known", () => {
  expect(knownProblem(ROWS, spec(RELEASED))).toBe(
    "the row of 2024-02 has no released, so that nobody can tell when it became known",
  );
});

test("knownProblem(columns, spec) refuses a day before what the row is about, and takes one within its month", () => {
  const early = { ...ROWS, released: ["2023-12-31", "2024-02-01"] };
  expect(knownProblem(early, spec(RELEASED))).toBe(
    "the row of 2024-01 has the released 2023-12-31, which lies before it",
  );
  expect(knownProblem({ ...ROWS, released: ["2024-01-31", "2024-02-01"] }, spec(RELEASED))).toBeUndefined();
  // A key that is no date is about no day.
  expect(knownProblem(early, spec(RELEASED, "string"))).toBeUndefined();
});
