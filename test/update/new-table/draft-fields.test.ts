import { describe, expect, test } from "vitest";
import { draftFields } from "../../../lib/update/new-table/draft-fields.js";

const typesOf = (raw: Parameters<typeof draftFields>[0], options = {}) =>
  Object.fromEntries(draftFields(raw, options).map(({ name, type }) => [name, type]));

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
    expect(draftFields(raw)[0]).toMatchObject({ heading: "Date", values: ["2024-07-01", "2024-07-02"] });
    expect(draftFields(raw)[3]?.values).toEqual([1, null]);
  });

  test("takes names by map and types as they are given", () => {
    expect(
      typesOf({ Kurs: [1, 2], Id: ["1", "2"] }, { map: { close: "Kurs" }, types: { id: "string" } }),
    ).toEqual({
      close: "number",
      id: "string",
    });
  });

  test.each<[string, Parameters<typeof draftFields>[0], Parameters<typeof draftFields>[1], RegExp]>([
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
      /row 3, column a: "2024-02-30" is no day/,
    ],
    [
      "days that can be read two ways",
      { a: ["01/02/2024", "03/02/2024"] },
      {},
      /row 1, column a: "01\/02\/2024" is no day .*YYYY-MM-DD/,
    ],
    ["days in words", { a: ["2 Jan 2024"] }, {}, /is no day/],
    [
      "days without dashes, which are numbers, too",
      { a: [20240102, 20240103] },
      {},
      /row 1, column a: "20240102" is no day .*--type a=number$/,
    ],
    ["months without dashes", { a: ["202401"] }, {}, /is no day or month/],
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
    expect(() => draftFields(raw, options)).toThrow(message);
  });
});
