import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { availabilityProblem } from "../../lib/store/check-availability.js";
import { openStore } from "../../lib/store/open-store.js";
import { smallFolder } from "./small-folder.js";

const FIELDS = [
  { name: "month", type: "yearmonth" },
  { name: "value", type: "number" },
  { name: "release_date", type: "date" },
] as const;

test.each([
  [{ field: "month" }],
  [{ field: "month", lagDays: 45, columns: { value: 60 } }],
  [{ from: "2024-07-08" }],
  [{ field: "release_date", otherwise: { field: "month", lagDays: 45 } }],
])("availabilityProblem(%j) finds nothing", (availability) => {
  expect(availabilityProblem(availability, FIELDS)).toBeUndefined();
});

test.each<[unknown, RegExp]>([
  [undefined, /does not say when its rows are known/],
  [null, /does not say when/],
  ["month", /does not say when/],
  [{}, /has neither "field" nor "from"/],
  [{ field: "months" }, /is dated by "months", which is no column of days or months; did you mean "month"\?/],
  [{ field: "value" }, /is dated by "value", which is no column of days or months/],
  [{ field: null }, /is dated by null/],
  [{ feild: "month" }, /unknown property feild in "availability"; did you mean "field"\?/],
  [{ from: "2024-02-30" }, /is known from "2024-02-30", which is no day/],
  [{ from: "soon" }, /is known from "soon"/],
  [{ field: "month", lagDays: "45" }, /has a lag of "45"/],
  [{ field: "month", lagDays: 1.5 }, /has a lag of 1\.5/],
  [{ field: "month", lagDays: -1 }, /has a lag of -1/],
  [{ field: "month", lagDays: 1e9 }, /has a lag of 1000000000 .* up to 3660/],
  [{ field: "release_date", otherwise: {} }, /is dated by null/],
  [{ field: "release_date", otherwise: { field: "month", lagDays: "45" } }, /has a lag of "45"/],
  [
    { field: "month", columns: { vlaue: 1 } },
    /a column vlaue is known, which it does not have; did you mean "value"/,
  ],
  [{ field: "month", columns: { value: null } }, /has a lag of null/],
  [{ from: "2024-07-08", columns: { value: 0 } }, /no "field" that dates them/],
])("availabilityProblem(%j) says what is wrong", (availability, message) => {
  expect(availabilityProblem(availability, FIELDS)).toMatch(message);
});

test.each<[string, (resource: Record<string, unknown>) => object, RegExp]>([
  [
    "availability of an unknown column",
    () => ({ availability: { field: "dat" } }),
    /table days is dated by "dat"/,
  ],
  ["no availability", () => ({ availability: undefined }), /does not say when its rows are known/],
  ["no coverage", () => ({ temporalCoverage: undefined }), /does not say from which day or month/],
  [
    "a coverage of no days",
    () => ({ temporalCoverage: { start: "1926", end: "now" } }),
    /from which day or month/,
  ],
  ["a title that is no text", () => ({ title: 5 }), /table days has a title that is no text/],
  ["a title of null", () => ({ title: null }), /table days has a title that is no text/],
  ["caveats that are no list", () => ({ caveats: {} }), /table days has caveats that are no list of texts/],
  [
    "sources that are no list",
    () => ({ sources: "me" }),
    /table days has sources that are not each a "title" and a "path"/,
  ],
  ["no schema", () => ({ schema: null }), /table days has no schema/],
  [
    "a key that is no column",
    ({ schema }) => ({ schema: { ...(schema as object), primaryKey: ["day"] } }),
    /has a key day that is no column/,
  ],
  [
    "no key",
    ({ schema }) => ({ schema: { ...(schema as object), primaryKey: [] } }),
    /table days has no key/,
  ],
  [
    "a column that is null",
    ({ schema }) => ({ schema: { ...(schema as object), fields: [null] } }),
    /table days has no name for its column number 1/,
  ],
  [
    "a column of no type",
    ({ schema }) => ({ schema: { ...(schema as object), fields: [{ name: "date", type: {} }] } }),
    /table days has a column date of the unknown type an object/,
  ],
  [
    "columns of odd types and names",
    ({ schema }) => ({ schema: { ...(schema as object), fields: [{ name: {}, type: { a: 1 } }] } }),
    /table days has no name for its column number 1;/,
  ],
  [
    "a column twice",
    ({ schema }) => {
      const { fields } = schema as { fields: object[] };
      return { schema: { ...(schema as object), fields: [...fields, fields[1]] } };
    },
    /table days has two columns value/,
  ],
])("a manifest with %s is refused by name, with the remedy", (_, change, message) => {
  const dir = smallFolder();
  const file = path.join(dir, "datapackage.json");
  const { resources } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ resources: [{ ...resources[0], ...change(resources[0]) }] }));
  expect(() => openStore({ dir })).toThrow(message);
  expect(() => openStore({ dir })).toThrow(/restore it with "git checkout -- data\/datapackage\.json"$/);
});

test("a manifest needs no more than reading does: what describes a table may be left out", () => {
  const dir = smallFolder();
  const file = path.join(dir, "datapackage.json");
  const { resources } = JSON.parse(readFileSync(file, "utf8"));
  const { name, path: csv, rows, hash, temporalCoverage, availability, schema } = resources[0];
  const least = { name, path: csv, rows, hash, temporalCoverage, availability, schema };
  writeFileSync(file, JSON.stringify({ resources: [least] }));
  const store = openStore({ dir });
  expect(store.describe("days")).toMatchObject({ title: "days", vintage: "", sources: [], caveats: [] });
  expect(store.read("days").numRows()).toBe(3);
});
