import type { Store } from "../store/store.js";
import type { Miss } from "./miss.js";
import type { Passage } from "./passage.js";
import type { Target } from "./target.js";

/** What sort of statement a claim is; it decides which rules may judge it. */
export type ClaimKind = "measurement" | "rank" | "sign" | "attribution" | "forecast" | "opinion";

/**
 * - `supported`: every fair reading fits what was stated.
 * - `depends`: only some readings fit; `reason` says how many.
 * - `contradicted`: no fair reading fits.
 * - `pending`: its day has not come by the as-of; `reason` says which day.
 * - `untestable`: its day has come and the data cannot answer; `detail` says what would settle it.
 * - `opinion`: nothing to measure.
 * - `would-hold`, `would-depend`, `would-not-hold`: the first three, of a question that is asked on another day than the
 *   commentary's: nobody stated it.
 */
export type Verdict =
  | "supported"
  | "depends"
  | "contradicted"
  | "pending"
  | "untestable"
  | "opinion"
  | "would-hold"
  | "would-depend"
  | "would-not-hold";

/** On which day the claims are asked; it moves only windows that are relative in the text. */
export interface Question {
  /** A day (`YYYY-MM-DD`), or "latest": the newest day that a claim's own tables reach; default null, the commentary's own day. */
  readonly askedOn?: string | null;
}

/** What a claim waits for: the last close or publication that its sentence speaks of. */
export interface Due {
  /** The day on which it is known, `YYYY-MM-DD`. */
  readonly day: string;
  /** It in words, to begin a sentence with: "The close of 24 July 2024". */
  readonly event: string;
}

/** How a claim whose window is relative in the text ("month to date") is asked on another day. */
export interface Moving {
  /** The claim in our words with the dates of that day. */
  statement(askedOn: string): string;
  /** The newest day on which all of its readings can be measured; undefined where the store shows none. */
  newest(store: Store): string | undefined;
}

/** One fair reading of a claim, measured. */
export interface Estimate {
  /** The reading in words: what was measured, on which series, over which dates. */
  readonly definition: string;
  readonly value: number;
  /** Unit of `value`: "decimal", "points", "rank", "ratio", ... */
  readonly unit: string;
  /** First and last date of the window, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  /** Number of observations (days, months, windows) behind the value. */
  readonly n: number;
  /** Interval where a sample is drawn, in the unit of `value`. */
  readonly interval?: readonly [low: number, high: number];
  /** Two-sided p value of the hypothesis that `value` is zero, where a sample is drawn and a test is made; no verdict depends on it. */
  readonly pValue?: number;
  /** Does the value match what was stated, by the claim's written rule? */
  readonly fits: boolean;
  /** A comparison reading, measured on another date or base than the claim states: shown, but it does not decide. */
  readonly comparison?: true;
  /** Measured on something that stands in for what the claim speaks of: shown, but it never decides. */
  readonly proxy?: true;
  /** The kind of number, where it is not the one that the claim states: "ratio of wealth" beside a gap of returns. */
  readonly kind?: string;
  /** Decimals of the percentage that show on which side of the rule the value lies; default one. */
  readonly digits?: number;
  /**
   * The reading as a specification: what was chosen on each dimension ("basis", "window", ...). Either all readings of a claim have them,
   * each its own combination, or none has; names are those of `DIMENSIONS`, and `evaluateOn` leaves those on which the readings differ.
   */
  readonly choices?: { readonly [dimension: string]: string };
}

/** The most words of a verdict's reason; the rest is its detail. */
export const MAX_REASON_WORDS = 25;

/** What `evaluate` returns: the estimates, and the verdict that follows from them. */
export interface Evaluation {
  readonly verdict: Verdict;
  /** One sentence of at most `MAX_REASON_WORDS`: how many readings fit and how far they spread, or what is missing. */
  readonly reason: string;
  /** Whole sentences for a reader who asks for more: the readings one by one, or what would settle it. */
  readonly detail?: string;
  /** The user's stock panel that it was measured on, where it was. */
  readonly panel?: string;
  readonly estimates: readonly Estimate[];
}

/** A claim of the commentary: data plus a pure function of the store. */
export interface Claim {
  /** Stable kebab-case name, e.g. `decade-gap`. */
  readonly id: string;
  readonly topic: string;
  /** The claim in our words. */
  readonly statement: string;
  /** What was stated, as one would quote it in a table cell: "103%". */
  readonly stated: string;
  /** The date that the commentary was written with, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly kind: ClaimKind;
  /** Tables that `evaluate` reads. */
  readonly tables: readonly string[];
  /** Tables that `evaluate` takes from the user's panel instead, where they were computed on one. */
  readonly panelTables?: readonly string[];
  /** File name of the notebook that walks through it, without extension. */
  readonly notebook: string;
  /** What was stated, as numbers in the unit of the readings; absent where no number or sign was. */
  readonly target?: Target;
  /** Where the commentary states it, for `claimbook annotate`; each finds a passage of its own. */
  readonly passages?: readonly Passage[];
  /** The written rule that decides whether an estimate fits; true on whatever day the claim is asked. */
  readonly rule: string;
  /** What it waits for; default the close of the day that it is asked on. */
  readonly due?: (askedOn: string) => Due;
  /** Where the text's window is relative; without it the claim stays what it is on whatever day it is asked. */
  readonly moving?: Moving;
  /**
   * What is known before its day comes, and its readings; default nothing.
   * @returns a reason that ends a sentence, as a clause
   */
  readonly soFar?: (store: Store) => Omit<Evaluation, "verdict">;
  /**
   * The readings and the verdict once its day has come; `evaluateOn` (evaluate-on.ts) is what others call.
   * @param askedOn the day from which relative windows count; default the commentary's own
   */
  evaluate(store: Store, askedOn?: string): Evaluation;
}

/** A claim with its evaluation: what notebook, scoreboard, terminal and JSON all print. */
export interface ClaimResult extends Evaluation {
  readonly claim: Claim;
  /** How far the readings lie from what was stated; null where no number was stated or measured. */
  readonly miss: Miss | null;
  /** The claim in our words, with the dates of the day that it is asked on. */
  readonly statement: string;
  /** That day: the commentary's own unless the question is moved. */
  readonly askedOn: string;
  /** Is it asked on another day than the commentary's? */
  readonly moved: boolean;
}
