import { describe, expect, test } from "vitest";
import { loadSeriesCsv, parseSeriesCsv } from "../../lib/sources/series-csv.js";

const OPTIONS = {
  file: "x.csv",
  period: "Date",
  columns: { close: "Close", trades: "Number of trades" },
} as const;
/** Made up. */
const CSV = `Date,Open,Close,"Number of trades"
2099-01-02,1,2.5,10
2099-01-05,1,.,"11"
2099-01-06,1,-3,N/A
`;

describe("parseSeriesCsv(text, options)", () => {
  test("reads each column by its heading, by day, and leaves a missing value out", () => {
    const { close, trades } = parseSeriesCsv(CSV, OPTIONS);
    expect([...close]).toEqual([
      ["2099-01-02", 2.5],
      ["2099-01-06", -3],
    ]);
    expect([...trades]).toEqual([
      ["2099-01-02", 10],
      ["2099-01-05", 11],
    ]);
  });

  test("reads the newest row first, and months", () => {
    const { v } = parseSeriesCsv("M,V\n2099-02,2\n2099-01,1\n", {
      file: "x.csv",
      period: "M",
      columns: { v: "V" },
    });
    expect([...v]).toEqual([
      ["2099-01", 1],
      ["2099-02", 2],
    ]);
  });

  test("of a file without rows each series is empty", () => {
    expect(parseSeriesCsv("Date,Close,Number of trades\n", OPTIONS).close.size).toBe(0);
  });

  test.each<[string, string, RegExp]>([
    [
      "another heading",
      CSV.replace("Close", "Last"),
      /^x\.csv: expected the columns Date, Close, Number of trades, found "Date,Open,Last/,
    ],
    ["a page in the place of a file", "<html>no</html>", /^x\.csv: expected the columns/],
    ["an empty file", "", /^x\.csv: expected the columns/],
    [
      "a day that none is",
      CSV.replace("2099-01-05", "2099-01-32"),
      /^x\.csv, line 3: expected a day or a month, found "2099-01-32"/,
    ],
    ["a month that none is", CSV.replace("2099-01-05", "2099-13"), /line 3: expected a day or a month/],
    [
      "a text for a number",
      CSV.replace("2.5", "high"),
      /^x\.csv, line 2, column Close: expected a number, found "high"/,
    ],
    ["a day twice", CSV.replace("01-05", "01-02"), /2099-01-02 stands there twice/],
    ["days out of order", CSV.replace("01-05", "01-09"), /2099-01-06 comes after 2099-01-09/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseSeriesCsv(text, OPTIONS)).toThrow(message);
  });
});

test("loadSeriesCsv(request, layout) asks for a CSV, and returns its series with the file", async () => {
  const file = { name: "x.csv", bytes: Buffer.from(CSV), url: "u", retrieved: "r", sha256: "s" };
  const asked: unknown[] = [];
  const fetch = async (request: unknown) => {
    asked.push(request);
    return file;
  };
  const request = { provider: "stooq", name: "x.csv", path: "a/x.csv" } as const;
  const { value, files } = await loadSeriesCsv(request, { ...OPTIONS, fetch });
  expect(asked).toEqual([{ ...request, format: "csv" }]);
  expect([value.close.get("2099-01-02"), files]).toEqual([2.5, [file]]);
});
