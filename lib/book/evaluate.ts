import type { ClaimResult, Question } from "../claims/claim.js";
import { evaluateOn } from "../claims/evaluate-on.js";
import { evaluateOne } from "../claims/ledger.js";
import type { Store } from "../store/store.js";
import { currentBook } from "./current-book.js";

/**
 * One claim of the book, evaluated on what the store shows.
 * @param question the day that it is asked on; default the commentary's own
 * @throws UserError when there is no claim of that name, and when the day is none of the calendar
 */
export function evaluateClaim(id: string, store: Store, question: Question = {}): ClaimResult {
  return evaluateOne(currentBook().claims, id, { store, question });
}

/**
 * All claims of the book, evaluated on what the store shows, in its order.
 * @param question the day that they are asked on; default the commentary's own
 * @throws UserError when the day is none of the calendar
 */
export function evaluateAll(store: Store, question: Question = {}): readonly ClaimResult[] {
  return currentBook().claims.map((claim) => evaluateOn(claim, store, question));
}
