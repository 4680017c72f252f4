import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  figure,
  fittingReason,
  judged,
  listed,
  readingText,
  roundsTo,
  roundsToFigure,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { adjacentEnds, fixedWindow, indexCloses, newestClose } from "./evidence/index-closes.js";
import { columnsOf, returnReadings, SMALL } from "./evidence/index-readings.js";
import { publishedFigure } from "./evidence/published.js";
import { toDateAt } from "./evidence/to-date-at.js";

const fits = (value: number) => roundsTo(value, 0.09, { digits: 0 });

const DURING_TRADING = "during trading";
const LAST_OF_BEFORE = "last close of the month before";

/** What a newspaper printed the day after, during trading: it fits, but its date is another. */
function published(store: Store): readonly Estimate[] {
  const figure = publishedFigure(store, "forbes-2024-07-mtd-small");
  if (figure === undefined) return [];
  const { value, date, publisher } = figure;
  return [
    {
      definition: `Russell 2000 ${DURING_TRADING}, as published by ${publisher}`,
      ...judged(value, fits),
      unit: "decimal",
      from: "2024-06-28",
      to: date,
      n: 1,
      comparison: true,
      choices: { base: LAST_OF_BEFORE, end: dayText(date), source: publisher },
    },
  ];
}

/** The other closes and bases at which it would have been right, as clauses. */
function elsewhere(estimates: readonly Estimate[], own: readonly Estimate[]): string[] {
  if (own.every((estimate) => estimate.fits)) return [];
  // What was printed during trading is no close.
  const near = estimates.filter(
    ({ comparison, fits: right, definition }) => comparison && right && !definition.includes(DURING_TRADING),
  );
  if (near.length === 0) return ["no other close or base nearby rounds to 9% either"];
  const valuesTo = (to: string) =>
    listed([...new Set(near.filter((estimate) => estimate.to === to).map(readingText))]);
  const ends = [...new Set(near.map(({ to }) => to))].sort();
  const asked = (own[0] as Estimate).to;
  const days = ends.flatMap((to) =>
    to === asked ? [] : `${dayText(to, { year: false })} (${valuesTo(to)})`,
  );
  return [
    ...(ends.includes(asked) ? [`from the month's first close it rounds to 9% (${valuesTo(asked)})`] : []),
    ...(days.length > 0 ? [`at these other closes it rounds to 9%: ${listed(days)}`] : []),
  ];
}

function evaluate(store: Store, askedOn: string = COMMENTARY.asOf): Evaluation {
  const { closes, window } = toDateAt(store, { unit: "month", day: askedOn });
  const own = returnReadings(closes, SMALL, {
    window,
    fits,
    choices: { base: LAST_OF_BEFORE, end: dayText(window?.to ?? askedOn) },
  });
  if (window === null || own.length === 0) {
    return untestable(
      `The data lack a close of the Russell 2000 within the month to ${dayText(askedOn)}, or the last one before it`,
      "both would settle it",
    );
  }
  const late = fixedWindow(closes, closes.days[window.base + 1] as string, window.to);
  const comparison = true;
  const estimates = [
    ...own,
    ...returnReadings(closes, SMALL, {
      window: late,
      fits,
      when: "from the month's first close",
      choices: { base: "first close of the month", end: dayText(window.to) },
      comparison,
    }),
    ...adjacentEnds(closes, window, { count: 3 }).flatMap((other) =>
      returnReadings(closes, SMALL, {
        ...{ window: other, fits, when: `to ${dayText(other.to)}`, comparison },
        choices: { base: LAST_OF_BEFORE, end: dayText(other.to) },
      }),
    ),
    ...(window.from === "2024-06-28" ? published(store) : []),
  ];
  const naming = { index: "Russell 2000", does: roundsToFigure("9%") };
  const reason = fittingReason(own, naming, elsewhere(estimates, own));
  return { verdict: verdictOf(estimates), ...reason, estimates };
}

/** Small caps were up by a stated 9% in July, to the note's close. */
export const julySmall: Claim = {
  id: "july-small",
  topic: "The July rally",
  statement: "In the month to date (July 2024, to the close of 24 July) the Russell 2000 gained 9%",
  stated: "9%",
  passages: [
    { figure: "9%", words: ["rising", "month"] },
    { figure: "9%", words: ["climbed", "July"] },
  ],
  target: figure(0.09),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly", "published-figures"],
  notebook: "02-july-rally",
  rule: "A reading fits when the Russell 2000 rounds to 9% from the last close of the month before to the close of the day that it is asked on; other bases and closes are shown but do not decide the verdict",
  moving: {
    statement: (askedOn) =>
      `In the month to date (${dayText(askedOn.slice(0, 7))}, to ${dayText(askedOn, { year: false })}) the Russell 2000 gained 9%`,
    newest: (store) => newestClose(indexCloses(store), columnsOf(SMALL)),
  },
  evaluate,
};
