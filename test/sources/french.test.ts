import { describe, expect, test } from "vitest";
import { frenchSeries, frenchTable, loadFrench, parseFrench } from "../../lib/sources/french.js";
import { processorMs } from "../processor-time.js";
import { zipOf } from "./zip-of.js";

const FILE = { file: "P_CSV.zip" };
/** Made up, in the form of a file with several tables. */
const PORTFOLIOS = `This file was created using the 209912 CRSP database.  It contains
value- and equal-weighted returns.

Missing data are indicated by -99.99 or -999.


  Average Value Weight Returns -- Monthly
,<= 0,Lo 30,2-Dec,Hi 10
209811,  -99.99,    1.00,    2.50,   -3.00
209812,  -99.99,   -0.12,    0.00,    4.00


  Average Equal Weighted Returns -- Monthly
,<= 0,Lo 30,2-Dec,Hi 10
209811,  -99.99,    9.00,    9.00,    9.00

  Value Weight Returns -- Annual from January to December
,<= 0,Lo 30,2-Dec,Hi 10
2098,   -999,    1.00,    2.00,    3.00


  For portfolios formed in June of year t
  Value Weight Average of OP Calculated as:
  Sum[ME(Mth) * OP(t-1)] / Sum[ME(Mth)]
,<= 0,Lo 30,2-Dec,Hi 10
2098,    0.10,    0.20,    0.30,    0.40

Copyright 2099 Eugene F. Fama and Kenneth R. French
`;
const DAILY = `This file was created by using the 209901 CRSP database.  It
contains a momentum factor.

,Mom   
20990102,   0.54
20990105,  -0.51

Copyright 2099
`;

describe("parseFrench(text)", () => {
  const parsed = parseFrench(PORTFOLIOS, FILE);

  test("reads every table with title, frequency by the width of its dates, and the vintage", () => {
    expect(parsed.vintage).toBe("209912");
    expect(parsed.tables.map(({ title, frequency }) => [title, frequency])).toEqual([
      ["Average Value Weight Returns -- Monthly", "monthly"],
      ["Average Equal Weighted Returns -- Monthly", "monthly"],
      ["Value Weight Returns -- Annual from January to December", "annual"],
      [
        "For portfolios formed in June of year t Value Weight Average of OP Calculated as: Sum[ME(Mth) * OP(t-1)] / Sum[ME(Mth)]",
        "annual",
      ],
    ]);
    expect(parsed.tables[0]?.periods).toEqual(["2098-11", "2098-12"]);
    expect(parsed.tables[2]?.periods).toEqual(["2098"]);
  });

  test("takes -99.99 and -999 for missing, and keeps zero", () => {
    expect(parsed.tables[0]?.values).toEqual([
      [null, null],
      [1, -0.12],
      [2.5, 0],
      [-3, 4],
    ]);
    expect(parsed.tables[2]?.values[0]).toEqual([null]);
  });

  test("names the deciles alike whether they are headed 2-Dec or Dec 2", () => {
    expect(parsed.tables[0]?.columns).toEqual(["<= 0", "Lo 30", "Dec 2", "Hi 10"]);
    const older = parseFrench(PORTFOLIOS.replaceAll("2-Dec", "Dec 2"), FILE);
    expect(older.tables[0]?.columns).toEqual(parsed.tables[0]?.columns);
  });

  test("reads a daily file whose only table has no title", () => {
    const { tables, vintage } = parseFrench(DAILY, FILE);
    expect(vintage).toBe("209901");
    expect(tables).toEqual([
      {
        title: "",
        frequency: "daily",
        columns: ["Mom"],
        periods: ["2099-01-02", "2099-01-05"],
        values: [[0.54, -0.51]],
      },
    ]);
  });

  test.each([
    ["no table", "hello\nworld\n", /expected a header line that starts with a comma.*found "hello/],
    [
      "a row that is too short",
      PORTFOLIOS.replace("   -3.00", "").replace("2.50,", "2.50"),
      /line 9: expected 5 cells.*found 4/,
    ],
    [
      "a text among the numbers",
      PORTFOLIOS.replace("2.50", " n/a"),
      /line 9, Dec 2: expected a number, found "n\/a"/,
    ],
    [
      "a month that does not exist",
      PORTFOLIOS.replace("209812", "209813"),
      /line 10: expected a date of 6 digits/,
    ],
    ["a repeated month", PORTFOLIOS.replace("209812", "209811"), /2098-11 stands there twice/],
    ["months out of order", PORTFOLIOS.replace("209812", "209810"), /2098-10 comes after 2098-11/],
  ])("refuses %s and says where", (_, text, message) => {
    expect(() => parseFrench(text, FILE)).toThrow(message);
  });
});

describe("frenchTable(file, { title, frequency })", () => {
  const parsed = parseFrench(PORTFOLIOS, FILE);

  test("finds the one table that fits", () => {
    const table = frenchTable(parsed, { title: /value weight(ed)? returns/i, frequency: "monthly" });
    expect([...frenchSeries(table, "Lo 30")]).toEqual([
      ["2098-11", 1],
      ["2098-12", -0.12],
    ]);
    expect(frenchSeries(table, "<= 0").size).toBe(0);
  });

  test("refuses none and several, naming the titles that are there", () => {
    expect(() => frenchTable(parsed, { title: /firms/i, frequency: "monthly" })).toThrow(
      /expected one monthly table titled .*found "Average Value Weight/,
    );
    expect(() => frenchTable(parsed, { frequency: "monthly" })).toThrow(/expected one monthly table/);
  });

  test("a column that is not there is refused with those that are", () => {
    const table = frenchTable(parsed, { title: /value weight/i, frequency: "monthly" });
    expect(() => frenchSeries(table, "Lo 20")).toThrow(/expected a column Lo 20, found "<= 0, Lo 30/);
  });
});

describe("parseFrench(text) reads what a spreadsheet has saved", () => {
  const wide = (line: string) => `${line}${",".repeat(Math.max(0, 4 - line.split(",").length + 1))}`;
  const quoted = (line: string) =>
    line
      .split(",")
      .map((cell) => `"${cell.trim()}"`)
      .join(",");
  const each = (change: (line: string) => string) => (text: string) =>
    text.split("\n").map(change).join("\n");

  test.each<[string, (text: string) => string]>([
    ["trailing commas in every line, blank ones too", each(wide)],
    ["trailing commas and CRLF", (text) => each(wide)(text).replaceAll("\n", "\r\n")],
    ["a byte-order mark", (text) => `\uFEFF${text}`],
    ["quoted cells", each((line) => (/^[\d,]/.test(line) ? quoted(line) : line))],
    ["every line quoted", each((line) => (/^[\d,]/.test(line) ? quoted(line) : `"${line}"`))],
    ["a quote in the preamble that stays open", (text) => text.replace("It contains", 'It "contains')],
    ["a blank line below a header", (text) => text.replaceAll("Hi 10\n", "Hi 10\n\n")],
    ["a blank line below a title", (text) => text.replace(/^( {2}.*)\n,/gm, "$1\n\n,")],
    ["a header that starts with Date", (text) => text.replaceAll("\n,<=", "\nDate,<=")],
    ["every second line blank", each((line) => `${line}\n`)],
  ])("with %s", (_, change) => {
    const { tables, vintage } = parseFrench(change(PORTFOLIOS), FILE);
    const plain = parseFrench(PORTFOLIOS, FILE);
    expect(vintage).toBe(plain.vintage);
    expect(tables.map(({ title: _title, ...rest }) => rest)).toEqual(
      plain.tables.map(({ title: _title, ...rest }) => rest),
    );
    expect(tables.slice(0, 3).map(({ title }) => title)).toEqual(
      plain.tables.slice(0, 3).map(({ title }) => title),
    );
  });

  test("in the layout of the daily momentum file of vintage 202605", () => {
    const text = [
      "Made-up numbers.  It,,",
      "is made of portfolios.,,",
      ",,",
      ",Mom,",
      "20260105,0.31,",
      "20260106,-0.2,",
      "20260107,1,",
      ",,",
      "Copyright line,,",
      "",
    ].join("\r\n");
    expect(parseFrench(text, FILE).tables).toEqual([
      {
        title: "",
        frequency: "daily",
        columns: ["Mom"],
        periods: ["2026-01-05", "2026-01-06", "2026-01-07"],
        values: [[0.31, -0.2, 1]],
      },
    ]);
  });

  test("with a million blank lines, in seconds", () => {
    const text = DAILY.replace(",Mom", `,Mom${"\n,,".repeat(500_000)}`) + ",,\n".repeat(500_000);
    const spent = processorMs(() =>
      expect(parseFrench(text, FILE).tables[0]?.values).toEqual([[0.54, -0.51]]),
    );
    expect(spent).toBeLessThan(10_000);
  });

  test.each([
    [
      "a value missing before trailing commas",
      "20990105,,",
      /line 6: expected 2 cells as in the header, found 1/,
    ],
    ["a value too many", "20990105,1,2,", /line 6: expected 2 cells as in the header, found 3/],
    [
      "a row whose date a spreadsheet has spoilt",
      "2.10E+07,1",
      /line 6: expected a row that starts with a date, found "2.10E\+07,1"/,
    ],
  ])("but refuses %s", (_, row, message) => {
    const text = DAILY.replace("20990105,  -0.51", row);
    expect(() => parseFrench(text, FILE)).toThrow(message);
  });
});

test.each([
  ["LF", (text: string) => text],
  ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
  ["lone CR", (text: string) => text.replaceAll("\n", "\r")],
])("loadFrench(dataset) unzips and reads a file with %s line ends", async (_, convert) => {
  const asked: unknown[] = [];
  const { value, files } = await loadFrench("X", {
    fetch: async (request) => {
      asked.push(request);
      const bytes = zipOf({
        "X.csv": Buffer.from(convert(PORTFOLIOS.replace("value- and", "firm\u2019s")), "utf8"),
      });
      return { name: request.name, bytes, url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect(asked).toEqual([{ provider: "french", name: "X_CSV.zip", path: "X_CSV.zip", format: "zip" }]);
  expect(value.tables).toEqual(parseFrench(PORTFOLIOS, FILE).tables);
  expect(files).toHaveLength(1);
});
