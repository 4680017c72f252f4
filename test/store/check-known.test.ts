import { expect, test } from "vitest";
import type { Availability } from "../../lib/store/availability.js";
import { checkKnown, unknownRow } from "../../lib/store/check-known.js";
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

const problem = (columns: typeof ROWS, table: TableSpec) => {
  const fail = (text: string): never => {
    throw new Error(text);
  };
  return () => checkKnown(columns, table, { lineOf: (row) => row + 2, fail });
};

test("checkKnown(columns, spec) names the line of a row that does not say when it became known", () => {
  expect(problem(ROWS, spec(RELEASED))).toThrow(
    "line 3, column released: it is empty, so that nobody can tell when the row became known",
  );
});

test("checkKnown(columns, spec) refuses a day before what the row is about, and takes one within its month", () => {
  const early = { ...ROWS, released: ["2023-12-31", "2024-02-01"] };
  expect(problem(early, spec(RELEASED))).toThrow(
    "line 2, column released: 2023-12-31 lies before 2024-01, which the row is about",
  );
  expect(problem({ ...ROWS, released: ["2024-01-31", "2024-02-01"] }, spec(RELEASED))).not.toThrow();
  // A key that is no date is about no day.
  expect(problem(early, spec(RELEASED, "string"))).not.toThrow();
});
