import { dayText } from "../platform/text/day-text.js";
import { dayOrLatest } from "../store/day-text.js";
import type { Store } from "../store/store.js";
import type { Claim, ClaimResult, Evaluation, Question, Verdict } from "./claim.js";
import { withoutConstants } from "./dimensions.js";
import { closeOf, endOf } from "./due.js";
import { measuredOn } from "./measured-on.js";
import { missOf } from "./miss.js";
import { untestable } from "./wording/reason.js";

/** What a verdict is called where nobody has stated what is asked. */
const MOVED: Partial<Record<Verdict, Verdict>> = {
  supported: "would-hold",
  depends: "would-depend",
  contradicted: "would-not-hold",
};

/** The day that a claim is asked on: the commentary's own for all whose window is not relative. */
function dayOf({ asOf, moving }: Claim, store: Store, askedOn: string | null): string | undefined {
  const day = askedOn === null ? asOf : dayOrLatest(askedOn, { name: "asked-on" });
  if (moving === undefined) return asOf;
  return day === "latest" ? moving.newest(store) : day;
}

/** The evaluation before the claim's day has come; null once it has. */
function pending(claim: Claim, store: Store, askedOn: string): Evaluation | null {
  const usual = askedOn === claim.asOf ? closeOf : endOf;
  const { day, event } = (claim.due ?? usual)(askedOn);
  if (store.asOf === null || store.asOf >= day) return null;
  const { reason, ...known } = claim.soFar?.(store) ?? { reason: undefined, estimates: [] };
  const rest = reason === undefined ? ", so the claim cannot be judged yet" : `; ${reason}`;
  return {
    verdict: "pending",
    reason: `${event} was still to come on ${dayText(store.asOf)}${rest}.`,
    ...known,
  };
}

/**
 * A claim, evaluated on what the store shows, as it is asked on a day. It is `pending` until the last close or publication that
 * its sentence speaks of is known, whatever part of it is known before.
 * @throws UserError when the day is none of the calendar
 */
export function evaluateOn(claim: Claim, store: Store, { askedOn = null }: Question = {}): ClaimResult {
  const day = dayOf(claim, store, askedOn);
  if (day === undefined) {
    const nothing = untestable(
      "The data hold nothing that it could be asked on",
      "any close would settle it",
    );
    return {
      claim,
      statement: claim.statement,
      askedOn: claim.asOf,
      moved: false,
      ...nothing,
      miss: null,
    };
  }
  const moved = day !== claim.asOf;
  const evaluation = pending(claim, store, day) ?? measuredOn(claim, store, claim.evaluate(store, day));
  const verdict = (moved && MOVED[evaluation.verdict]) || evaluation.verdict;
  const statement = moved && claim.moving ? claim.moving.statement(day) : claim.statement;
  const miss = missOf(claim, evaluation.estimates);
  const estimates = withoutConstants(evaluation.estimates);
  return { claim, statement, askedOn: day, moved, ...evaluation, estimates, verdict, miss };
}
