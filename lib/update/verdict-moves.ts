import type { Claim, ClaimResult, Verdict } from "../claims/claim.js";
import { COMMENTARY } from "../claims/commentary.js";
import { claims, evaluateClaim } from "../claims/ledger.js";
import { openStore } from "../store/open-store.js";
import type { Store } from "../store/store.js";
import type { Comparison } from "./compare.js";

/** A claim's verdict before and after an update, on the data of one as-of. */
export interface VerdictMove {
  readonly claim: string;
  /** What is known: the commentary's day, or null: everything in the data. The question stays the commentary's. */
  readonly asOf: string | null;
  /** `failed`: the evaluation threw; `reason` says what. */
  readonly before: Verdict | "failed";
  readonly after: Verdict | "failed";
  /** Readings whose value, window or fit changed, or that came or went. */
  readonly readingsMoved: number;
  readonly reason: string;
  /** Which tables changed in a way that this claim reads, or null when nothing of the claim moved. */
  readonly cause: string | null;
}

type Outcome = {
  readonly verdict: Verdict | "failed";
  readonly reason: string;
  readonly readings: readonly string[];
};

/**
 * The claims that read a changed table, evaluated on two data folders, as written and with everything known since. The others cannot move.
 * @param changed what changed, by table
 */
export function verdictMoves(
  before: string,
  after: string,
  { changed }: { readonly changed: ReadonlyMap<string, Comparison> },
): readonly VerdictMove[] {
  const affected = claims.filter(({ tables }) => tables.some((name) => changed.has(name)));
  return [COMMENTARY.asOf, null].flatMap((asOf) => {
    const stores = [before, after].map((dir) => openStore({ dir, asOf })) as [Store, Store];
    return affected.map((claim) => {
      const [was, is] = stores.map((store) => outcome(claim, store)) as [Outcome, Outcome];
      const readingsMoved = difference(was.readings, is.readings);
      const moved = was.verdict !== is.verdict || readingsMoved > 0;
      return {
        claim: claim.id,
        asOf,
        before: was.verdict,
        after: is.verdict,
        readingsMoved,
        reason: is.reason,
        cause: moved ? causeOf(claim, changed) : null,
      };
    });
  });
}

function outcome(claim: Claim, store: Store): Outcome {
  try {
    const { verdict, reason, estimates }: ClaimResult = evaluateClaim(claim.id, store);
    const readings = estimates.map(({ definition, value, from, to, fits }) =>
      JSON.stringify([definition, value, from, to, fits]),
    );
    return { verdict, reason, readings };
  } catch (error) {
    return { verdict: "failed", reason: (error as Error).message, readings: [] };
  }
}

/** How many entries stand in only one of the lists, a changed one counted once. */
function difference(a: readonly string[], b: readonly string[]): number {
  const [inA, inB] = [new Set(a), new Set(b)];
  return Math.max(a.filter((entry) => !inB.has(entry)).length, b.filter((entry) => !inA.has(entry)).length);
}

function causeOf(claim: Claim, changed: ReadonlyMap<string, Comparison>): string {
  const causes = claim.tables.flatMap((name) => {
    const change = changed.get(name);
    if (change === undefined) return [];
    const { added, filled, revised, since } = change;
    const parts = [
      ...(revised > 0 ? [`${rows(revised)} revised since ${since}`] : []),
      ...(filled > 0 ? [`${rows(filled)} filled in`] : []),
      ...(added > 0 ? [`${rows(added)} added`] : []),
    ];
    return [`${name}: ${parts.join(", ") || "description changed"}`];
  });
  return causes.join("; ");
}

const rows = (count: number) => `${count} ${count === 1 ? "row" : "rows"}`;
