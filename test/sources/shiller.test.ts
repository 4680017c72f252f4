import { describe, expect, test } from "vitest";
import { utils, write } from "xlsx";
import { loadShiller, parseShiller } from "../../lib/sources/shiller.js";
import { zipOf } from "./zip-of.js";

const FILE = { file: "ie_data.xls" };
const TITLES = [
  ['Stock Market Data Used in "Irrational Exuberance"'],
  ["Robert J. Shiller"],
  [],
  [null, "S&P"],
];
const HEADER = ["Date", "P", "D", "E", "CPI", "Fraction", "Rate GS10"];

/** An old-style workbook (BIFF8) of made-up months. */
function workbook(rows: unknown[][], sheet = "Data"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["about"]]), "Disclaimer");
  utils.book_append_sheet(book, utils.aoa_to_sheet([...TITLES, ...rows]), sheet);
  return write(book, { type: "buffer", bookType: "biff8" });
}

describe("parseShiller(bytes)", () => {
  test("reads months below the title rows: .01 is January, .1 October, .11 November", () => {
    const months = parseShiller(
      workbook([
        HEADER,
        [2098.09, 1, 1, 1, 1],
        [2098.1, 2, 2, 2, 2],
        [2098.11, 3, 3, 3, 3],
        ["2098.12", 4, 4, 4, 4],
      ]),
      FILE,
    );
    expect([...months.keys()]).toEqual(["2098-09", "2098-10", "2098-11", "2098-12"]);
    expect(months.get("2098-10")).toEqual({ price: 2, dividend: 2, earnings: 2, cpi: 2 });
  });

  test("takes blanks, zeros and texts for missing, and stops at the footnotes", () => {
    const months = parseShiller(
      workbook([HEADER, [2098.01, 10, null, 0, "NA"], ["Price is an average of daily closes"], [null, 5]]),
      FILE,
    );
    expect([...months]).toEqual([["2098-01", { price: 10, dividend: null, earnings: null, cpi: null }]]);
  });

  test.each([
    [
      "another sheet",
      workbook([HEADER, [2098.01, 1, 1, 1, 1]], "Daten"),
      /expected a sheet Data, found "Disclaimer, Daten"/,
    ],
    [
      "other headings",
      workbook([
        ["Date", "Price"],
        [2098.01, 1],
      ]),
      /expected a row with the headings Date, P, D, E, CPI/,
    ],
    ["no month", workbook([HEADER]), /expected rows that start with 1871.01/],
    [
      "a repeated month",
      workbook([HEADER, [2098.01, 1, 1, 1, 1], [2098.01, 1, 1, 1, 1]]),
      /stands there twice/,
    ],
    [
      "a file that was cut short",
      workbook([HEADER, [2098.01, 1, 1, 1, 1]]).subarray(0, 600),
      /cannot be read as an Excel workbook|expected a sheet/,
    ],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => parseShiller(bytes, FILE)).toThrow(message);
  });
});

test("parseShiller(bytes) refuses a small workbook that unpacks to gigabytes, in no time", () => {
  const bomb = zipOf({ "xl/workbook.xml": Buffer.alloc(200_000_000) });
  expect(bomb.length).toBeLessThan(300_000);
  expect(() => parseShiller(bomb, FILE)).toThrow("ie_data.xls: unpacks to more than 100000000 bytes");
});

test("loadShiller() asks for the workbook", async () => {
  const bytes = workbook([HEADER, [2098.01, 1, 1, 1, 1]]);
  const { value } = await loadShiller({
    fetch: async ({ name, format }) => {
      expect(format).toBe("xls");
      return { name, bytes, url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect(value.size).toBe(1);
});
