import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { DIMENSIONS, readingDimensions, withoutConstants } from "../../lib/claims/dimensions.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { sharedStore } from "./shared-store.js";

const PRICE = { choices: { basis: "price return", base: "10 July" } };
const TOTAL = { choices: { basis: "total return", base: "10 July" } };

describe("readingDimensions(readings)", () => {
  test("has the options of what differs in order of first use, and where each reading stands", () => {
    expect(readingDimensions([PRICE, TOTAL])).toEqual({
      dimensions: [{ name: "basis", options: ["price return", "total return"] }],
      rows: [[0], [1]],
    });
  });

  test("names a choice that a reading does not make", () => {
    const rank = { choices: { measure: "rank" } };
    expect(readingDimensions([PRICE, rank])?.dimensions[0]?.options).toEqual([
      "price return",
      "does not apply",
    ]);
  });

  test("is null where two readings choose alike, or one has no choices", () => {
    expect(readingDimensions([PRICE, PRICE])).toBeNull();
    expect(readingDimensions([PRICE, {}])).toBeNull();
  });
});

describe("withoutConstants(readings)", () => {
  const reading = {
    definition: "Russell 2000",
    value: 0.07,
    unit: "decimal",
    from: "2024-07-10",
    to: "2024-07-24",
    n: 10,
    fits: true,
  };

  test("leaves what readings choose differently", () => {
    const readings = withoutConstants([
      { ...reading, ...PRICE },
      { ...reading, ...TOTAL },
    ]);
    expect(readings.map(({ choices }) => choices)).toEqual([
      { basis: "price return" },
      { basis: "total return" },
    ]);
  });

  test("leaves no choices to a reading that is alone", () => {
    expect(withoutConstants([{ ...reading, ...PRICE }])).toEqual([reading]);
  });
});

describe.each(["2024-07-10", "2024-07-24", null])("choices of the ledger's readings, as of %s", (asOf) => {
  const results = claims.map((claim) => evaluateOn(claim, sharedStore({ asOf })));
  const chosen = results.filter(({ estimates }) => estimates.some(({ choices }) => choices));

  test("are there to be tested", () => {
    expect(chosen.length).toBeGreaterThan(0);
  });

  test.each(chosen.map((result) => [result.claim.id, result.estimates] as const))(
    "%s: each reading has its own, on dimensions of the one vocabulary on which they differ",
    (_, estimates) => {
      const found = readingDimensions(estimates);
      expect(found?.rows).toHaveLength(estimates.length);
      const names = new Set(estimates.flatMap(({ choices = {} }) => Object.keys(choices)));
      expect(found?.dimensions.map(({ name }) => name)).toEqual([...names]);
      expect([...names].filter((name) => !DIMENSIONS.some((known) => known === name))).toEqual([]);
    },
  );
});
