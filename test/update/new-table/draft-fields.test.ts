import { describe, expect, test } from "vitest";
import { draftFields, type FieldOptions } from "../../../lib/update/new-table/draft-fields.js";

type Raw = Parameters<typeof draftFields>[0];
type Options = Omit<FieldOptions, "today">;

const draft = (raw: Raw, options: Options = {}) => draftFields(raw, { today: "2026-12-01", ...options });
const typesOf = (raw: Raw, options: Options = {}) =>
  Object.fromEntries(draft(raw, options).map(({ name, type }) => [name, type]));

describe("draftFields(columns, options)", () => {
  test("gives columns the store's names, and the type that every value has", () => {
    const raw = {
      Date: ["2024-07-01", "2024-07-02T00:00:00"],
      " Month-End ": ["2024-06", "2024-07"],
      "Adj Close*": ["1.5", 2],
      count: [1n, null],
      note: ["", "early close"],
      "": ["dropped", "too"],
    };
    expect(typesOf(raw)).toEqual({
      ...{ date: "date", month_end: "yearmonth", adj_close: "number", count: "number", note: "string" },
    });
    expect(draft(raw)[0]).toMatchObject({ heading: "Date", values: ["2024-07-01", "2024-07-02"] });
    expect(draft(raw)[3]?.values).toEqual([1, null]);
  });

  test("reads days of other forms in the order that the file makes certain, or that is told", () => {
    expect(draft({ a: ["01/02/2024", "13/02/2024"] })[0]).toMatchObject({
      type: "date",
      values: ["2024-02-01", "2024-02-13"],
    });
    expect(draft({ a: ["01/02/2024"] }, { dates: "mdy" })[0]?.values).toEqual(["2024-01-02"]);
    expect(draft({ a: ["02/2024"] })[0]).toMatchObject({ type: "yearmonth", values: ["2024-02"] });
    expect(draft({ a: [20240102] }, { types: { a: "date" } })[0]?.values).toEqual(["2024-01-02"]);
    expect(draft({ a: [20240102, 20240199] })[0]?.type).toBe("number");
  });

  test("a price with a month's decimals stays a number, and a ratio a text", () => {
    expect(typesOf({ a: ["2010.11", "2011.02"], b: ["1-2", "3-4"] })).toEqual({ a: "number", b: "string" });
  });

  test("takes names by map and types as they are given", () => {
    expect(
      typesOf({ Kurs: [1, 2], Id: ["1", "2"] }, { map: { close: "Kurs" }, types: { id: "string" } }),
    ).toEqual({
      close: "number",
      id: "string",
    });
  });

  test.each<[string, Raw, Options, RegExp]>([
    ["a heading without a letter", { "2024": [1] }, {}, /cannot be called "2024" .*write --map NAME="2024"$/],
    ["a name that every object knows", { constructor: [1] }, {}, /cannot be called "constructor"/],
    ["a given name that is none", { a: [1] }, { map: { "A b": "a" } }, /cannot be called "A b"/],
    ["a map to no column", { a: [1] }, { map: { b: "c" } }, /--map b=c: the file has no column c; it has a$/],
    [
      "two headings of one name",
      { "a b": [1], "A-B": [2] },
      {},
      /two columns .* called a_b; write --map ANOTHER_NAME="A-B"$/,
    ],
    ["a column without a value", { a: ["", null, Number.NaN] }, {}, /column a has no value in any row/],
    [
      "thousands separators",
      { a: ["2,231.67", "2,240.01"] },
      {},
      /row 1, column a: "2,231.67" is no number; write plain/,
    ],
    ["a percent sign", { a: ["1.2%"] }, {}, /"1.2%" is no number/],
    [
      "a word among numbers",
      { a: [1, 2, "n/a", 4] },
      {},
      /row 3, column a: "n\/a" is no number.*--type a=string$/,
    ],
    [
      "a day that the calendar lacks",
      { a: ["2024-02-28", "2024-02-29", "2024-02-30"] },
      {},
      /row 3, column a: "2024-02-30" is no day, though others are/,
    ],
    [
      "days that can be read two ways",
      { a: ["01/02/2024", "03/02/2024"] },
      {},
      /row 1, column a: "01\/02\/2024" may be .*--dates dmy or --dates mdy/,
    ],
    ["days in words", { a: ["2 Jan 2024"] }, {}, /is no day as it can be read; write YYYY-MM-DD/],
    [
      "days without dashes, which are numbers, too",
      { a: [20240102, 20240103] },
      {},
      /row 1, column a: "20240102" may be a day, a month or a number; say --type a=date, yearmonth or number$/,
    ],
    ["months without dashes", { a: ["202401"] }, {}, /"202401" may be a day, a month or a number/],
    ["days among months", { a: ["2024-01", "2024-02-01"] }, {}, /write all as YYYY-MM-DD or all as YYYY-MM/],
    [
      "a type that is none",
      { a: [1] },
      { types: { a: "float" } },
      /--type a=float: a type is one of date, yearmonth/,
    ],
    [
      "a type of no column",
      { a: [1] },
      { types: { b: "date" } },
      /--type b=...: the table has no column b; it has a$/,
    ],
    [
      "a value that is not of the given type",
      { a: ["x"] },
      { types: { a: "number" } },
      /row 1, column a: "x" is no number/,
    ],
  ])("refuses %s, with place and remedy", (_, raw, options, message) => {
    expect(() => draft(raw, options)).toThrow(message);
  });
});
