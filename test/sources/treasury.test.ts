import { describe, expect, test } from "vitest";
import { SourceError } from "../../lib/sources/source-error.js";
import { loadTreasury, parseTreasury } from "../../lib/sources/treasury.js";

const FILE = { file: "t.csv" };
/** Made up; newest day first, as the Treasury writes it. */
const CSV = `Date,"1 Mo","1.5 Month","2 Yr","10 Yr","30 Yr"
01/05/2099,5.00,,4.20,4.00,4.40
01/02/2099,5.01,,4.10,N/A,4.30
`;

describe("parseTreasury(text)", () => {
  test("reads the two- and ten-year column by name, oldest day first", () => {
    const { twoYear, tenYear } = parseTreasury(CSV, FILE);
    expect([...twoYear]).toEqual([
      ["2099-01-02", 4.1],
      ["2099-01-05", 4.2],
    ]);
    expect([...tenYear]).toEqual([["2099-01-05", 4]]);
  });

  test.each([
    [
      "a missing maturity",
      CSV.replace('"2 Yr"', '"24 Mo"'),
      /expected the columns Date, 2 Yr and 10 Yr, found/,
    ],
    ["a day of another form", CSV.replace("01/02/2099", "2 Jan 2099"), /line 3: expected a day/],
    ["a text in place of a yield", CSV.replace("4.20", "high"), /line 2: expected a yield, found "high"/],
    ["days in another order", CSV.replace("01/05/2099", "01/01/2099"), /2099-01-01 comes after 2099-01-02/],
    ["a repeated day", CSV.replace("01/05/2099", "01/02/2099"), /stands there twice/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseTreasury(text, FILE)).toThrow(message);
  });
});

test("loadTreasury(years) asks for one file a year and joins them", async () => {
  const paths: string[] = [];
  const { value, files } = await loadTreasury([2098, 2099], {
    fetch: async ({ path, name, query }) => {
      paths.push(`${path}?${query?.field_tdr_date_value}`);
      const text = name.includes("2098") ? CSV.replaceAll("/2099", "/2098") : CSV;
      return { name, bytes: Buffer.from(text), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect(paths).toEqual([
    "resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv/2098/all?2098",
    "resource-center/data-chart-center/interest-rates/daily-treasury-rates.csv/2099/all?2099",
  ]);
  expect([...value.twoYear.keys()]).toEqual(["2098-01-02", "2098-01-05", "2099-01-02", "2099-01-05"]);
  expect(files).toHaveLength(2);
});

test("loadTreasury(years) goes without the newest year while it is not there, and says so", async () => {
  const { value, note } = await loadTreasury([2099, 2100], {
    fetch: async ({ name }) => {
      if (name.includes("2100")) throw new SourceError(`${name}: HTTP status 404`, { status: 404 });
      return { name, bytes: Buffer.from(CSV), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect([...value.twoYear.keys()]).toEqual(["2099-01-02", "2099-01-05"]);
  expect(note).toBe("the year 2100 is not there yet: daily-treasury-rates-2100.csv: HTTP status 404");
});
