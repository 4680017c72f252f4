import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  fittingReason,
  liesWithin,
  listed,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { adjacentEnds, indexCloses, newestClose } from "./evidence/index-closes.js";
import { CONVENTIONS, columnsOf, LARGE, returnReadings } from "./evidence/index-readings.js";
import { type MonthPair, monthPairs } from "./evidence/july-pairs.js";
import { toDateAt } from "./evidence/to-date-at.js";
import { FLAT } from "./words.js";

const { fits } = FLAT;

/** On how many closes of the month this and the 9% of small caps are both right. */
function bothRight(pairs: readonly MonthPair[], from: string): readonly Estimate[] {
  return CONVENTIONS.flatMap(({ name, large }) => {
    const own = pairs.filter(({ convention }) => convention === name);
    const last = own.at(-1);
    if (last === undefined) return [];
    const both = own.filter(({ smallFits, largeFits }) => smallFits && largeFits).length;
    return {
      definition: `closes of the month with small caps at 9% and large caps flat, ${name}`,
      value: both,
      unit: "closes",
      from,
      to: last.to,
      n: own.length,
      fits: both > 0,
      comparison: true as const,
      choices: {
        index: large.index,
        basis: large.basis,
        measure: "closes with small caps at 9% and large caps flat",
      },
    };
  });
}

/** Whether any close of the month gives both, as a clause; none where no close is known. */
function pairClauses(pairs: readonly MonthPair[]): string[] {
  const last = pairs.at(-1)?.to;
  if (last === undefined) return [];
  const right = pairs.filter(({ smallFits, largeFits }) => smallFits && largeFits);
  if (right.length === 0)
    return [`at no close of the month to ${dayText(last)} were large caps flat and small caps up 9%`];
  const days = [...new Set(right.map(({ to }) => to))].map((day) => {
    const names = right.filter(({ to }) => to === day).map(({ convention }) => convention);
    const how = names.length === CONVENTIONS.length ? "under every convention" : listed(names);
    return `${dayText(day, { year: false })} (${how})`;
  });
  return [
    `these closes of the month to ${dayText(last)} have both large caps flat and small caps up 9%: ${listed(days)}`,
  ];
}

function evaluate(store: Store, askedOn: string = COMMENTARY.asOf): Evaluation {
  const { closes, window } = toDateAt(store, { unit: "month", day: askedOn });
  const own = returnReadings(closes, LARGE, {
    window,
    fits,
    choices: { end: dayText(window?.to ?? askedOn) },
  });
  if (window === null || own.length === 0) {
    return untestable(
      `The data lack a close of large caps within the month to ${dayText(askedOn)}, or the last one before it`,
      "both would settle it",
    );
  }
  const pairs = monthPairs(closes, window);
  const estimates = [
    ...own,
    ...adjacentEnds(closes, window, { count: 3 }).flatMap((other) =>
      returnReadings(closes, LARGE, {
        window: other,
        fits,
        when: `to ${dayText(other.to)}`,
        comparison: true,
        choices: { end: dayText(other.to) },
      }),
    ),
    ...bothRight(pairs, own[0]?.from as string),
  ];
  const reason = fittingReason(own, { does: liesWithin(FLAT.reading) }, pairClauses(pairs));
  return { verdict: verdictOf(estimates), ...reason, estimates };
}

/** Large caps were flat in July, to the note's close. */
export const julyLarge: Claim = {
  id: "july-large",
  topic: "The July rally",
  statement: "In the month to date (July 2024, to the close of 24 July) large caps were roughly flat",
  stated: "roughly flat",
  passages: [{ words: ["flat", "month"] }, { words: ["trading", "flat"] }],
  target: FLAT.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly"],
  notebook: "02-july-rally",
  rule: `"Flat" is read as ${FLAT.reading} from the last close of the month before to the close of the day that it is asked on; other closes, and closes at which small caps are up 9% too, are shown but do not decide the verdict`,
  moving: {
    statement: (askedOn) =>
      `In the month to date (${dayText(askedOn.slice(0, 7))}, to ${dayText(askedOn, { year: false })}) large caps were roughly flat`,
    newest: (store) => newestClose(indexCloses(store), columnsOf(LARGE)),
  },
  evaluate,
};
