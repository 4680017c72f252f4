import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCells } from "../../lib/store/columns.js";
import type { FieldSpec, TableSpec } from "../../lib/store/manifest.js";
import { parseCsv } from "../../lib/store/parse-csv.js";
import { parseTable } from "../../lib/store/parse-table.js";

const field = (name: string, type: FieldSpec["type"], constraints?: FieldSpec["constraints"]): FieldSpec => ({
  name,
  type,
  description: name,
  ...(constraints && { constraints }),
});

const spec = (fields: readonly FieldSpec[], primaryKey: readonly string[], rows = 3) =>
  ({ info: { name: "t", rows }, path: "t.csv", fields, primaryKey }) as unknown as TableSpec;

const PANEL = [field("date", "date"), field("ticker", "string"), field("close", "number")];

const parse = (text: string, fields = PANEL, key: readonly string[] = ["date", "ticker"], rows = 3) =>
  toCells(parseTable(Buffer.from(text), spec(fields, key, rows)));

const refusal = (lines: readonly string[]) => {
  try {
    parse(["date,ticker,close", ...lines].join("\n"));
  } catch (error) {
    return (error as Error).message.split("; correct it")[0];
  }
  throw new Error("nothing was refused");
};

describe("parseTable(bytes, spec)", () => {
  test("reads any plain decimal as the number that Number() makes of it, to the last bit", () => {
    const digits = (minLength: number) =>
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength: 20 });
    const decimal = fc
      .tuple(fc.constantFrom("", "-"), digits(1), fc.option(digits(1)))
      .map(([sign, whole, rest]) => `${sign}${whole}${rest === null ? "" : `.${rest}`}`);
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 20 }), (texts) => {
        const { x } = parse(
          `id,x\n${texts.map((text, row) => `${row},${text}\n`).join("")}`,
          [field("id", "integer"), field("x", "number")],
          ["id"],
        );
        expect(x).toEqual(texts.map(Number));
      }),
    );
  });

  test("refuses what is no plain decimal, also where it is nearly one", () => {
    for (const text of ["-", ".5", "5.", "1.2.3", "--1", "1-", "+1", "1e5", " 1", "0x1", "1_0", "١"]) {
      expect(refusal([`2024-01-02,A,${text}`]), text).toContain(`${JSON.stringify(text)} is not a number`);
    }
  });

  test("a whole number is one up to 2^53 - 1", () => {
    const read = (text: string) => parse(`n\n${text}\n`, [field("n", "integer")], ["n"]).n;
    expect(read("9007199254740991")).toEqual([9007199254740991]);
    expect(read("2.0")).toEqual([2]);
    expect(() => read("9007199254740992")).toThrow("is not a whole number");
  });

  test("has the cells that parseCsv has, for any text", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", '"', ",", "\n", "\r", "é", "𝒳") });
    const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
    const plain = fc.string({ unit: fc.constantFrom("a", "b", '"', "\r", "é") }).map((text) => `x${text}`);
    const row = fc.tuple(fc.oneof(plain, quoted), fc.oneof(plain, quoted), fc.constantFrom("\n", "\r\n"));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = `id,a,b\n${rows.map(([a, b, end], id) => `${id},${a},${b}${end}`).join("")}`;
        const fields = [field("id", "integer"), field("a", "string"), field("b", "string")];
        const { a = [], b = [] } = parse(text, fields, ["id"]);
        const [, ...records] = parseCsv(text).records;
        expect(a.map((value, at) => [value ?? "", b[at] ?? ""])).toEqual(
          records.map((cells) => cells.slice(1)),
        );
      }),
    );
  });

  test("holds as many rows as the file has, whatever the manifest says", () => {
    const rows = Array.from({ length: 50_000 }, (_, row) => row);
    const text = `n,name\n${rows.map((row) => `${row},name ${row}\n`).join("")}`;
    for (const said of [0, 7, 1e15]) {
      const { n, name } = parse(text, [field("n", "number"), field("name", "string")], ["n"], said);
      expect(n).toEqual(rows);
      expect(name).toEqual(rows.map((row) => `name ${row}`));
    }
  });

  test("names the first wrong row, and in it the first wrong column", () => {
    expect(refusal(["2024-01-02,A,1", "2024-01-03,A,x", "nonsense,A,1"])).toMatch(/line 3, column close/);
    expect(refusal(["2024-01-02,A,1", "nonsense,A,x"])).toMatch(/line 3, column date/);
    expect(refusal(["2024-01-02,A", "nonsense,A,1"])).toMatch(/line 2 has 2 cells/);
    expect(refusal(["2024-01-02,A,x", "2024-01-03,A"])).toMatch(/line 2, column close/);
  });

  test("names a quote that is never closed before anything else", () => {
    expect(refusal(["nonsense,A,1", '2024-01-03,"A,1'])).toMatch(
      /the quote opened on line 3 is never closed/,
    );
  });

  test("names a wrong cell before a wrong key", () => {
    expect(refusal(["2024-01-02,A,1", "2024-01-02,A,1", "2024-01-03,A,x"])).toMatch(/line 4, column close/);
  });

  test("rows of one day may stand in any order, but each once", () => {
    const rows = ["2024-01-02,B,1", "2024-01-02,A,2", "2024-01-03,B,3", "2024-01-03,A,4"];
    expect(parse(["date,ticker,close", ...rows].join("\n")).ticker).toEqual(["B", "A", "B", "A"]);
    expect(refusal([...rows, "", "2024-01-03,B,5"])).toMatch(
      /line 7, column date \+ ticker: 2024-01-03 B is a duplicate of line 4$/,
    );
  });

  test("a day that comes again later is named as a duplicate if the row is one, else by its order", () => {
    const rows = ["2024-01-02,A,1", "2024-01-03,A,2"];
    expect(refusal([...rows, "2024-01-02,A,3"])).toMatch(/line 4.*2024-01-02 A is a duplicate of line 2$/);
    expect(refusal([...rows, "2024-01-02,B,3"])).toMatch(/line 4.*2024-01-02 B comes after 2024-01-03/);
  });

  test("keys that start with a word need not ascend, but each stands once", () => {
    const fields = [field("ticker", "string"), field("n", "number")];
    const read = (text: string) => parse(`ticker,n\n${text}`, fields, ["ticker"]);
    expect(read("B,1\nA,2\n").ticker).toEqual(["B", "A"]);
    expect(() => read("B,1\nA,2\nB,3\n")).toThrow(/line 4, column ticker: B is a duplicate of line 2/);
  });
});
