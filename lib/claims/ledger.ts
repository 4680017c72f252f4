import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import type { Store } from "../store/store.js";
import { borrowingCosts } from "./borrowing-costs.js";
import { bounce } from "./bounce.js";
import { breadth } from "./breadth.js";
import type { Claim, ClaimResult, Question } from "./claim.js";
import { cpiDay } from "./cpi-day.js";
import { cpiEasing } from "./cpi-easing.js";
import { cutOdds } from "./cut-odds.js";
import { decadeGap } from "./decade-gap.js";
import { decadeRank } from "./decade-rank.js";
import { defensive } from "./defensive.js";
import { derisking } from "./derisking.js";
import { evaluateOn } from "./evaluate-on.js";
import { gapWiden } from "./gap-widen.js";
import { h1Large } from "./h1-large.js";
import { h1Mag7 } from "./h1-mag7.js";
import { h1Small } from "./h1-small.js";
import { julyLarge } from "./july-large.js";
import { julySmall } from "./july-small.js";
import { lowCorrelation } from "./low-correlation.js";
import { lowQuality } from "./low-quality.js";
import { multiples } from "./multiples.js";
import { newTrend } from "./new-trend.js";
import { sectorsSold } from "./sectors-sold.js";
import { shortHedge } from "./short-hedge.js";
import { sinceCpiLarge } from "./since-cpi-large.js";
import { sinceCpiSmall } from "./since-cpi-small.js";
import { unprofitable } from "./unprofitable.js";
import { valueGrowth } from "./value-growth.js";
import { weekToDate } from "./week-to-date.js";

/** Every claim, in the order of the commentary. */
export const claims: readonly Claim[] = [
  decadeGap,
  decadeRank,
  h1Small,
  h1Large,
  h1Mag7,
  julySmall,
  julyLarge,
  cpiDay,
  cpiEasing,
  cutOdds,
  sinceCpiSmall,
  sinceCpiLarge,
  bounce,
  weekToDate,
  breadth,
  multiples,
  valueGrowth,
  lowQuality,
  defensive,
  derisking,
  shortHedge,
  sectorsSold,
  gapWiden,
  newTrend,
  borrowingCosts,
  unprofitable,
  lowCorrelation,
];

/**
 * One claim, evaluated on what the store shows.
 * @param question the day that it is asked on; default the commentary's own
 * @throws UserError when there is no claim of that name, and when the day is none of the calendar
 */
export function evaluateClaim(id: string, store: Store, question: Question = {}): ClaimResult {
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

/**
 * All claims, evaluated on what the store shows, in the ledger's order.
 * @param question the day that they are asked on; default the commentary's own
 * @throws UserError when the day is none of the calendar
 */
export function evaluateAll(store: Store, question: Question = {}): readonly ClaimResult[] {
  return claims.map((claim) => evaluateOn(claim, store, question));
}
