import type { Claim, ClaimResult, Question } from "../claims/claim.js";
import { evaluateOn } from "../claims/evaluate-on.js";
import { bookRoot } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import type { Store } from "../store/store.js";
import { currentBook } from "./current-book.js";
import { thrownAt } from "./thrown-at.js";

/** A claim's evaluation. @throws UserError that names the claim where its own code throws */
function evaluated(claim: Claim, store: Store, question: Question): ClaimResult {
  try {
    return evaluateOn(claim, store, question);
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error;
    const place = thrownAt(bookRoot(), error);
    if (place === undefined) throw error;
    throw new UserError(
      `claim ${claim.id} cannot be evaluated: ${error.message} (${place}); correct it there`,
      {
        cause: error,
      },
    );
  }
}

/**
 * One claim of the book, evaluated on what the store shows.
 * @param question the day that it is asked on; default the commentary's own
 * @throws UserError when there is no claim of that name, and when the day is none of the calendar
 */
export function evaluateClaim(id: string, store: Store, question: Question = {}): ClaimResult {
  const { claims } = currentBook();
  const claim = claims.find((candidate) => candidate.id === id);
  if (claim === undefined) {
    throw new UserError(
      `there is no claim ${JSON.stringify(id)}; ${nameHint(
        id,
        claims.map((known) => known.id),
        { plural: "claims", listedBy: '"npx claimbook claims"' },
      )}`,
    );
  }
  return evaluated(claim, store, question);
}

/**
 * All claims of the book, evaluated on what the store shows, in its order.
 * @param question the day that they are asked on; default the commentary's own
 * @throws UserError when the day is none of the calendar
 */
export function evaluateAll(store: Store, question: Question = {}): readonly ClaimResult[] {
  return currentBook().claims.map((claim) => evaluated(claim, store, question));
}
