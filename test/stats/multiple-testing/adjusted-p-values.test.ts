import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adjustedPValues,
  type PValueAdjustment,
} from "../../../lib/stats/multiple-testing/adjusted-p-values.js";

const METHODS: readonly PValueAdjustment[] = [
  "bonferroni",
  "holm",
  "hochberg",
  "benjamini-hochberg",
  "benjamini-yekutieli",
];

describe.each(METHODS)("adjustedPValues(p, %s)", (method) => {
  const adjusted = (pValues: readonly number[]) => [
    ...adjustedPValues(Object.freeze([...pValues]), { method }),
  ];

  test("leaves one test as it is", () => expect(adjusted([0.03])).toEqual([0.03]));
  test("leaves tests at one there", () => expect(adjusted([1, 1, 1])).toEqual([1, 1, 1]));
  test("leaves zeros there", () => expect(adjusted([0, 0])).toEqual([0, 0]));
  test("refuses no tests, missing values and what is no probability", () => {
    expect(() => adjusted([])).toThrow("adjustedPValues requires one p value or more (got 0)");
    expect(() => adjusted([0.1, Number.NaN])).toThrow("p values from 0 to 1 (got NaN at position 1)");
    expect(() => adjusted([1.1])).toThrow("p values from 0 to 1 (got 1.1 at position 0)");
  });

  test("keeps the order given, gives ties the same, and never goes below the p value or above one", () => {
    const probability = fc.integer({ min: 0, max: 50 }).map((value) => value / 50);
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 12 }), (pValues) => {
        const result = adjusted(pValues);
        const ascending = adjusted(pValues.toSorted((a, b) => a - b));
        for (const [at, value] of pValues.entries()) {
          const own = result[at] as number;
          expect(own).toBeGreaterThanOrEqual(value);
          expect(own).toBeLessThanOrEqual(1);
          expect(own).toBe(ascending[pValues.toSorted((a, b) => a - b).indexOf(value)]);
        }
      }),
    );
  });
});

test("methods are ordered as their proofs say: Hochberg within Holm within Bonferroni, and Benjamini-Hochberg within Hochberg", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1, maxLength: 12 }), (pValues) => {
      const [bonferroni, holm, hochberg, fdr] = METHODS.map((method) =>
        adjustedPValues(pValues, { method }),
      ) as [Float64Array, Float64Array, Float64Array, Float64Array];
      for (const at of pValues.keys()) {
        const slack = 1 + 1e-12;
        expect(holm[at] as number).toBeLessThanOrEqual((bonferroni[at] as number) * slack);
        expect(hochberg[at] as number).toBeLessThanOrEqual((holm[at] as number) * slack);
        expect(fdr[at] as number).toBeLessThanOrEqual((hochberg[at] as number) * slack);
      }
    }),
  );
});
