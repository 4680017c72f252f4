import { describe, expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import type { Claim, ClaimResult, Estimate } from "../../lib/claims/claim.js";
import { evaluateOn } from "../../lib/claims/evaluate-on.js";
import { findingsByClaim } from "../../lib/claims/findings-by-claim.js";
import { testedReadings } from "../../lib/claims/tested-readings.js";
import { NOTE } from "./every-as-of.js";
import { sharedStore } from "./shared-store.js";

const reading = (definition: string, pValue?: number): Estimate => ({
  definition,
  value: 1,
  unit: "points",
  from: "2024-01",
  to: "2024-06",
  n: 6,
  fits: true,
  ...(pValue !== undefined && { pValue }),
});
const result = (id: string, estimates: readonly Estimate[]) =>
  ({ claim: { id } as Claim, estimates }) as unknown as ClaimResult;

describe("testedReadings(results)", () => {
  const results = [
    result("first", [reading("a", 0.01), reading("not tested"), { ...reading("b", 0.04), comparison: true }]),
    result("none", [reading("c"), reading("without a value", Number.NaN)]),
    result("second", [{ ...reading("d", 0.03), proxy: true }]),
  ];

  test("takes every reading with a p value, of all claims together, in their order", () => {
    expect(testedReadings(results).map(({ id, definition, deciding }) => [id, definition, deciding])).toEqual(
      [
        ["first", "a", true],
        ["first", "b", false],
        ["second", "d", false],
      ],
    );
  });

  test("adjusts p values for the number of readings, not of claims", () => {
    const tested = testedReadings(results);
    expect(tested.map(({ holm }) => holm)).toEqual([0.03, 0.06, 0.06]);
    expect(tested.map(({ benjaminiHochberg }) => benjaminiHochberg)).toEqual([0.03, 0.04, 0.04]);
  });

  test("of no readings is none", () => expect(testedReadings([result("none", [reading("c")])])).toEqual([]));

  test("findingsByClaim counts those at a level, however small", () => {
    expect(findingsByClaim(testedReadings(results))).toEqual([
      { id: "first", tested: 2, alone: 2, benjaminiHochberg: 2, holm: 1 },
      { id: "second", tested: 1, alone: 1, benjaminiHochberg: 1, holm: 0 },
    ]);
    expect(findingsByClaim(testedReadings(results), { level: 0.01 })[0]).toMatchObject({ alone: 1, holm: 0 });
  });
});

describe("the p values of this book's readings", () => {
  const store = sharedStore({ asOf: NOTE });
  const results = claims.map((claim) => evaluateOn(claim, store));

  test("are given by the claims that draw a sample and test it against zero", () => {
    expect([...new Set(testedReadings(results).map(({ id }) => id))].sort()).toEqual([
      "borrowing-costs",
      "derisking",
      "long-run-edge",
      "low-quality",
      "new-trend",
      "short-hedge",
      "value-growth",
    ]);
  });

  test("agree with the 95% intervals beside them", () => {
    const both = results.flatMap(({ estimates }) =>
      estimates.flatMap(({ interval, pValue, definition }) =>
        interval && pValue !== undefined ? [{ interval, pValue, definition }] : [],
      ),
    );
    expect(both.length).toBeGreaterThan(100);
    for (const { interval, pValue, definition } of both) {
      const outside = interval[0] > 0 || interval[1] < 0;
      // Between the two a bootstrap's percentiles and its p value may differ.
      if (pValue < 0.02) expect(outside, definition).toBe(true);
      if (pValue > 0.12) expect(outside, definition).toBe(false);
    }
  });
});
