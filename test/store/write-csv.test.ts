import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "../../lib/store/parse-csv.js";
import { writeCsv } from "../../lib/store/write-csv.js";

test("writeCsv(columns, names) quotes what must be quoted and leaves missing cells empty", () => {
  expect(writeCsv({ a: [1, null], b: ["x,y", 'say "z"'] }, ["a", "b"])).toBe('a,b\n1,"x,y"\n,"say ""z"""\n');
  expect(writeCsv({ a: [] }, ["a"])).toBe("a\n");
});

test("writeCsv(columns, names) writes plain decimals, never an exponent, and no minus zero", () => {
  expect(writeCsv({ a: [1e-7, 0.000001, -0, 1e5, -2.5e-8] }, ["a"])).toBe(
    "a\n0.0000001\n0.000001\n0\n100000\n-0.000000025\n",
  );
});

test("what writeCsv writes, parseCsv reads back", () => {
  const cell = fc.oneof(fc.string({ minLength: 1 }), fc.integer());
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const plain = cells.map((value) =>
        typeof value === "string" ? value.replaceAll("\r", "") || "x" : value,
      );
      const { records } = parseCsv(writeCsv({ a: plain, b: plain.map(() => 1) }, ["a", "b"]));
      expect(records.slice(1).map(([a]) => a)).toEqual(
        plain.map((value) => (value === 0 ? "0" : String(value))),
      );
    }),
  );
});
