import type { Verdict } from "../claim.js";
import type { Miss } from "../miss.js";

/** Something before and after; null on the side where it is not there. */
export interface FromTo<T> {
  readonly from: T | null;
  readonly to: T | null;
}

/** A reading's value on one side. */
export interface ReadingState {
  /** In the unit of the reading; null: not measured. */
  readonly value: number | null;
  readonly fits: boolean;
  /** First and last date of the window. */
  readonly window: readonly [first: string, last: string];
}

/** A reading that differs: another value, window or fit, or one that is on one side only. */
export interface ReadingDiff extends FromTo<ReadingState> {
  readonly definition: string;
  readonly unit: string;
  /** Does it fit now and did not, or the other way round? Null: as before, or on one side only. */
  readonly fit: "now fits" | "no longer fits" | null;
}

/** How a claim can come to differ. */
export type CauseKind =
  | "new claim"
  | "claim gone"
  | "stated figure"
  | "statement"
  | "asked on"
  | "day has come"
  | "definition"
  | "new rows"
  | "revised rows"
  | "later vintage"
  | "table changed"
  | "code";

/** Why a claim differs, in a clause of plain text. */
export interface Cause {
  readonly kind: CauseKind;
  readonly text: string;
}

/** A claim that differs. */
export interface ClaimDiff {
  readonly claim: string;
  /** The claim in our words, as the later side has it. */
  readonly statement: string;
  /** Name of the notebook that walks through it. */
  readonly notebook: string;
  readonly verdict: FromTo<Verdict>;
  readonly stated: FromTo<string>;
  readonly miss: FromTo<Miss>;
  /** Only readings that differ. */
  readonly readings: readonly ReadingDiff[];
  /** Why the verdict is what it is on the later side; null where the claim is gone. */
  readonly reason: string | null;
  readonly causes: readonly Cause[];
}

/** How a table differs. */
export interface TableDiff {
  readonly table: string;
  readonly causes: readonly Cause[];
}

/** How two documents of one book differ. */
export interface ClaimsDiff {
  /** The most that differs. */
  readonly moved: "nothing" | "figures" | "a verdict";
  /** Tables that the claims read and that differ. */
  readonly tables: readonly TableDiff[];
  /** Claims that differ, in the order of the later document; those that are gone come last. */
  readonly claims: readonly ClaimDiff[];
}
