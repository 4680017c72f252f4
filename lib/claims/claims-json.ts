import type { ClaimKind, ClaimResult, Estimate, Verdict } from "./claim.js";
import type { Miss } from "./miss.js";

/** What was stated, as bounds in the unit of the readings: equal for a figure, null where the range is open. */
export interface Bounds {
  readonly from: number | null;
  readonly to: number | null;
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** A claim with its evaluation as JSON carries it: a value that is missing is null. */
export interface ClaimJson {
  readonly id: string;
  /** The claim in our words, with the dates of the day that it is asked on. */
  readonly statement: string;
  readonly stated: string;
  readonly kind: ClaimKind;
  /** Last close that the commentary was written with. */
  readonly asOf: string;
  /** The day that it is asked on: the commentary's own unless its window is relative and the question was moved. */
  readonly askedOn: string;
  /** Is it asked on another day than the commentary's? */
  readonly moved: boolean;
  /** Last day that the evaluation may know; null: everything in the data. */
  readonly evaluatedAsOf: string | null;
  readonly verdict: Verdict;
  /** One sentence of at most 25 words. */
  readonly reason: string;
  /** The rest of the reason, in sentences; null where there is no more to say. */
  readonly detail: string | null;
  /** The user's stock panel that it was measured on; absent: on the tables that the book brings along. */
  readonly panel?: string;
  /** How far the readings lie from what was stated; null where no number was stated or measured. */
  readonly miss: Miss | null;
  /** Absent where no number or sign was stated. */
  readonly target?: Bounds | undefined;
  readonly estimates: readonly (Omit<Estimate, "value"> & { readonly value: number | null })[];
}

/** A claim with its evaluation, for programs. */
export function claimJson(result: ClaimResult, evaluatedAsOf: string | null): ClaimJson {
  const { claim, statement, askedOn, moved, verdict, reason, detail = null, panel, miss, estimates } = result;
  return {
    id: claim.id,
    statement,
    stated: claim.stated,
    kind: claim.kind,
    asOf: claim.asOf,
    askedOn,
    moved,
    evaluatedAsOf,
    verdict,
    reason,
    detail,
    ...(panel !== undefined && { panel }),
    miss,
    ...(claim.target && { target: { from: finite(claim.target.from), to: finite(claim.target.to) } }),
    estimates: estimates.map(({ value, ...rest }) => ({ value: finite(value), ...rest })),
  };
}
