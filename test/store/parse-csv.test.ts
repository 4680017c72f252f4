import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "../../lib/store/parse-csv.js";

test("parseCsv(text) splits plain records and skips blank lines", () => {
  expect(parseCsv("a,b\n1,2\n\n3,\n")).toEqual({
    records: [
      ["a", "b"],
      ["1", "2"],
      ["3", ""],
    ],
    lines: [1, 2, 4],
  });
});

test("parseCsv(text) accepts a byte-order mark, CRLF and no line end at the end", () => {
  expect(parseCsv("\uFEFFa,b\r\n1,2").records).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("parseCsv(text) reads quoted cells with commas, doubled quotes and line ends, and counts lines", () => {
  const { records, lines } = parseCsv('a,b\n"x, ""y""","1\n2"\nz,3\n');
  expect(records).toEqual([
    ["a", "b"],
    ['x, "y"', "1\n2"],
    ["z", "3"],
  ]);
  expect(lines).toEqual([1, 2, 4]);
});

test("parseCsv(text) of nothing has no record", () => {
  expect(parseCsv("").records).toEqual([]);
});

test("parseCsv(text) throws when a quote is never closed", () => {
  expect(() => parseCsv('a\n"b\n')).toThrow("the quote opened on line 2 is never closed");
});

test("parseCsv(text) returns what was written, for any cells", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\n", " ", "é") });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = rows
        .map((row) => `${row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")}\n`)
        .join("");
      expect(parseCsv(text).records).toEqual(rows);
    }),
  );
});
