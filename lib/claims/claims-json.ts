import type { ClaimKind, ClaimResult, Verdict } from "./claim.js";
import type { Miss } from "./miss.js";

/** A claim with its evaluation as JSON carries it: a value that is missing is null. */
export interface ClaimJson {
  readonly id: string;
  readonly statement: string;
  readonly stated: string;
  readonly kind: ClaimKind;
  /** Last close that the commentary was written with. */
  readonly asOf: string;
  /** Last day that the evaluation may know; null: everything in the data. */
  readonly evaluatedAsOf: string | null;
  readonly verdict: Verdict;
  readonly reason: string;
  /** How far the readings lie from what was stated; null where no number was stated or measured. */
  readonly miss: Miss | null;
  readonly estimates: readonly {
    readonly definition: string;
    readonly value: number | null;
    readonly unit: string;
    readonly from: string;
    readonly to: string;
    readonly n: number;
    readonly fits: boolean;
    readonly interval?: readonly [low: number, high: number];
    readonly neighbour?: true;
    readonly proxy?: true;
    readonly kind?: string;
    readonly digits?: number;
  }[];
}

/** The ledger for machines, one object a claim. */
export function claimsJson(results: readonly ClaimResult[], evaluatedAsOf: string | null): ClaimJson[] {
  return results.map(({ claim, verdict, reason, miss, estimates }) => ({
    id: claim.id,
    statement: claim.statement,
    stated: claim.stated,
    kind: claim.kind,
    asOf: claim.asOf,
    evaluatedAsOf,
    verdict,
    reason,
    miss,
    estimates: estimates.map(({ value, ...rest }) => ({
      value: Number.isFinite(value) ? value : null,
      ...rest,
    })),
  }));
}
