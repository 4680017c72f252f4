import { adjustedPValues } from "../stats/multiple-testing/adjusted-p-values.js";
import type { ClaimResult, Estimate } from "./claim.js";

/** A reading that is tested against zero, and what many tests at once leave of its p value. */
export interface TestedReading {
  /** Name of the claim. */
  readonly id: string;
  readonly definition: string;
  readonly value: number;
  readonly unit: string;
  /** Of the reading alone. */
  readonly pValue: number;
  /** Holm's: at most this chance of any false finding among all. */
  readonly holm: number;
  /** Benjamini and Hochberg's: at most this share of false ones among the findings. */
  readonly benjaminiHochberg: number;
  /** Does it decide its claim's verdict? */
  readonly deciding: boolean;
}

const isTested = (estimate: Estimate): estimate is Estimate & { readonly pValue: number } =>
  estimate.pValue !== undefined && !Number.isNaN(estimate.pValue);

/**
 * Every reading that is tested, of all claims together, in the claims' order; p values are adjusted for their number. No verdict depends on it.
 * @example testedReadings([]) // => []
 */
export function testedReadings(results: readonly ClaimResult[]): readonly TestedReading[] {
  const tested = results.flatMap(({ claim, estimates }) =>
    estimates.filter(isTested).map(({ definition, value, unit, pValue, comparison, proxy }) => ({
      id: claim.id,
      definition,
      value,
      unit,
      pValue,
      deciding: !comparison && !proxy,
    })),
  );
  if (tested.length === 0) return [];
  const pValues = tested.map(({ pValue }) => pValue);
  const holm = adjustedPValues(pValues, { method: "holm" });
  const benjaminiHochberg = adjustedPValues(pValues, { method: "benjamini-hochberg" });
  return tested.map((reading, at) => ({
    ...reading,
    holm: holm[at] as number,
    benjaminiHochberg: benjaminiHochberg[at] as number,
  }));
}
