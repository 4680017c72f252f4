import type { Store } from "../store/store.js";
import { UserError } from "../user-error.js";
import type { Claim, ClaimResult } from "./claim.js";
import { decadeGap } from "./decade-gap.js";
import { decadeRank } from "./decade-rank.js";

/** Every claim, in the order of the commentary. */
export const claims: readonly Claim[] = [decadeGap, decadeRank];

/**
 * One claim, evaluated on what the store shows.
 * @throws UserError when there is no claim of that name.
 */
export function evaluateClaim(id: string, store: Store): ClaimResult {
  const claim = claims.find((candidate) => candidate.id === id);
  if (claim === undefined) {
    throw new UserError(
      `there is no claim ${JSON.stringify(id)}; the claims are ${claims.map((c) => c.id).join(", ")}`,
    );
  }
  return { claim, ...claim.evaluate(store) };
}

/** All claims, evaluated on what the store shows, in the ledger's order. */
export function evaluateAll(store: Store): readonly ClaimResult[] {
  return claims.map((claim) => evaluateClaim(claim.id, store));
}
