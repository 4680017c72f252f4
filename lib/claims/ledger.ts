import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import type { Store } from "../store/store.js";
import type { Claim, ClaimResult, Question } from "./claim.js";
import { evaluateOn } from "./evaluate-on.js";

/**
 * One claim of some, evaluated on what the store shows.
 * @param question the day that it is asked on; default the commentary's own
 * @throws UserError when there is no claim of that name, and when the day is none of the calendar
 */
export function evaluateOne(
  claims: readonly Claim[],
  id: string,
  { store, question = {} }: { readonly store: Store; readonly question?: Question },
): ClaimResult {
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
  return evaluateOn(claim, store, question);
}
