import {
  type Claim,
  type ConsistencyFinding,
  type Estimate,
  evaluateOn,
  findingFrom,
  listed,
  percentText,
  type Store,
} from "claimbook/book";
import { bounce } from "../bounce.js";
import { lastKnownDay } from "../commentary.js";
import { cpiDay } from "../cpi-day.js";
import { CPI_BASES, fromClose } from "../evidence/cpi-window.js";
import { CONVENTIONS } from "../evidence/index-readings.js";
import { h1Large } from "../h1-large.js";
import { h1Small } from "../h1-small.js";
import { julyLarge } from "../july-large.js";
import { julySmall } from "../july-small.js";
import { sinceCpiLarge } from "../since-cpi-large.js";
import { sinceCpiSmall } from "../since-cpi-small.js";
import { weekToDate } from "../week-to-date.js";

/** The returns that the commentary states, with the leg that each is about. */
const RETURNS: readonly (readonly [Claim, "small" | "large"])[] = [
  [h1Small, "small"],
  [h1Large, "large"],
  [julySmall, "small"],
  [julyLarge, "large"],
  [cpiDay, "small"],
  [sinceCpiSmall, "small"],
  [sinceCpiLarge, "large"],
  [bounce, "small"],
  [weekToDate, "small"],
];

/** How many of the stated returns one way of quoting gets right. */
export interface ConventionScore {
  /** Indices, with or without dividends. */
  readonly convention: string;
  /** Base of the windows "since" and "from" 11 July: "from the close of 10 July". */
  readonly base: string;
  readonly right: number;
  readonly of: number;
  /** The claims that it gets wrong, with its value for them. */
  readonly wrong: readonly { readonly claim: string; readonly value: number }[];
}

/**
 * The commentary's returns under every one way of quoting them all: the same indices, with or without dividends, and the same base for
 * "since 11 July", at the close that it was written with; best first.
 */
export function conventionScores(store: Store): readonly ConventionScore[] {
  // The commentary's own day, not a later one of the store's: its figures are of one date.
  const asOf = lastKnownDay(store);
  const then: Store = {
    ...store,
    asOf,
    read: (name, options) => store.read(name, { asOf, ...options }),
  };
  const results = RETURNS.map(([claim, leg]) => ({
    claim,
    leg,
    estimates: evaluateOn(claim, then).estimates,
  }));
  const scores = CONVENTIONS.flatMap((convention) =>
    CPI_BASES.map((day) => {
      const base = fromClose(day);
      const readings = results.flatMap(({ claim, leg, estimates }) => {
        const reading = readingOf(estimates, convention[leg].name, base);
        return reading ? [{ claim: claim.id, value: reading.value, fits: reading.fits }] : [];
      });
      const wrong = readings.filter(({ fits }) => !fits).map(({ claim, value }) => ({ claim, value }));
      return {
        convention: convention.name,
        base,
        right: readings.length - wrong.length,
        of: readings.length,
        wrong,
      };
    }),
  );
  return scores.sort((a, b) => b.right - a.right);
}

/** The estimate of a leg, from the base where the claim's windows have one. */
function readingOf(estimates: readonly Estimate[], leg: string, base: string): Estimate | undefined {
  return estimates.find(({ definition }) => definition === leg || definition === `${leg}, ${base}`);
}

/** Is there one way of quoting under which all the stated returns are right? */
export function conventionFinding(store: Store): ConsistencyFinding {
  const scores = conventionScores(store);
  const best = scores.filter(({ right }) => right === scores[0]?.right);
  const name = ({ convention, base }: ConventionScore) => `${convention} ${base}`;
  const wrong = ({ wrong: some }: ConventionScore) =>
    listed(some.map(({ claim, value }) => `${claim} ${percentText(value, 1)}`));
  const finding = {
    id: "one-convention",
    claims: RETURNS.map(([claim]) => claim.id),
    statement:
      "One convention (the same indices, with or without dividends, one base) gets every stated return right",
    holds: best.some(({ right, of }) => right === of),
    arithmetic: `The best of ${scores.length} conventions ${best.length === 1 ? "gets" : "get"} ${best[0]?.right} of ${best[0]?.of} right: ${best
      .map((score) => `${name(score)}${score.wrong.length ? ` (wrong: ${wrong(score)})` : ""}`)
      .join("; ")}.`,
  };
  return findingFrom(
    finding,
    scores.flatMap(({ wrong: some }) => some.map(({ value }) => value)),
  );
}
