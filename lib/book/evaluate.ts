import type { Claim, ClaimResult, Question } from "../claims/claim.js";
import { evaluateOn } from "../claims/evaluate-on.js";
import { bookRoot } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import { type Recorded, recordReads } from "../store/read-log.js";
import type { Store } from "../store/store.js";
import { currentBook } from "./current-book.js";
import { thrownAt } from "./thrown-at.js";

/** A claim's evaluation. @throws UserError that names the claim where its own code throws */
function evaluatedNow(claim: Claim, store: Store, question: Question): ClaimResult {
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

/** By the claim and the day that it is asked on. */
type Evaluated = Map<Claim, Map<string | null, Recorded<ClaimResult>>>;

/** A store's data never change: once the folder was updated another one is opened. */
const evaluated = new WeakMap<Store, Evaluated>();

/** A claim, evaluated once a store and day; whoever asks again has read the same tables. */
function evaluateOnce(claim: Claim, store: Store, { askedOn = null }: Question): ClaimResult {
  const results: Evaluated = evaluated.get(store) ?? new Map();
  evaluated.set(store, results);
  const ofClaim = results.get(claim) ?? new Map<string | null, Recorded<ClaimResult>>();
  results.set(claim, ofClaim);
  const known = ofClaim.get(askedOn);
  if (known !== undefined) {
    known.replay();
    return known.value;
  }
  const recorded = recordReads(() => evaluatedNow(claim, store, { askedOn }));
  ofClaim.set(askedOn, recorded);
  return recorded.value;
}

/**
 * One claim of the book, evaluated on what the store shows, once: asked again of the same store it is the same result.
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
  return evaluateOnce(claim, store, question);
}

/**
 * All claims of the book, evaluated on what the store shows, each once, in its order.
 * @param question the day that they are asked on; default the commentary's own
 * @throws UserError when the day is none of the calendar
 */
export function evaluateAll(store: Store, question: Question = {}): readonly ClaimResult[] {
  return currentBook().claims.map((claim) => evaluateOnce(claim, store, question));
}
