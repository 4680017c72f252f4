import { describe, expect, test } from "vitest";
import { loadNewYorkFed, parseNewYorkFed } from "../../lib/sources/new-york-fed.js";

const FILE = { file: "n.json" };
/** Made up; newest day first, as the New York Fed writes it. */
const RATES = [
  {
    ...{ effectiveDate: "2099-01-05", type: "EFFR", percentRate: 4.34, percentPercentile1: 4.3 },
    ...{ targetRateFrom: 4.25, targetRateTo: 4.5, volumeInBillions: 90, revisionIndicator: "" },
  },
  { effectiveDate: "2099-01-02", type: "EFFR", percentRate: 4.33, targetRateFrom: 4.25, targetRateTo: null },
];
const text = (refRates: unknown) => JSON.stringify({ refRates });
const changed = (change: object) => text([RATES[0], { ...RATES[1], ...change }]);

describe("parseNewYorkFed(text)", () => {
  test("reads the rate and both ends of the target range, oldest day first", () => {
    const { effr, lower, upper } = parseNewYorkFed(text(RATES), FILE);
    expect([...effr]).toEqual([
      ["2099-01-02", 4.33],
      ["2099-01-05", 4.34],
    ]);
    expect([...lower.values()]).toEqual([4.25, 4.25]);
    expect([...upper]).toEqual([["2099-01-05", 4.5]]);
  });

  test.each([
    ["another object", '{"rates":[]}', /n\.json: expected a list "refRates", found/],
    ["what was cut short", text(RATES).slice(0, 90), /is no whole JSON/],
    [
      "another rate",
      changed({ type: "OBFR" }),
      /rate 2: expected a day of type EFFR, found "2099-01-02 OBFR"/,
    ],
    ["no day", changed({ effectiveDate: "2 Jan" }), /rate 2: expected a day of type EFFR/],
    ["a text in place of a rate", changed({ percentRate: "high" }), /rate 2, percentRate: expected a number/],
    ["a repeated day", changed({ effectiveDate: "2099-01-05" }), /2099-01-05 stands there twice/],
    ["another order", text([...RATES].reverse()), /2099-01-02 comes after 2099-01-05/],
    ["rows that are none", text([null]), /n\.json cannot be read/],
  ])("refuses %s", (_, given, message) => {
    expect(() => parseNewYorkFed(given, FILE)).toThrow(message);
  });
});

test("loadNewYorkFed({ since }) asks for one file, by an address that stays the same from day to day", async () => {
  const asked: unknown[] = [];
  const { value } = await loadNewYorkFed({
    since: "2024-01-01",
    fetch: async ({ path, query, name }) => {
      asked.push([path, query]);
      return { name, bytes: Buffer.from(text(RATES)), url: "u", retrieved: "r", sha256: "s" };
    },
  });
  expect(asked).toEqual([["api/rates/unsecured/effr/search.json", { startDate: "2024-01-01" }]]);
  expect(value.effr.size).toBe(2);
});
