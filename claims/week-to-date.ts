import {
  type Claim,
  dayText,
  type Evaluation,
  figure,
  fittingReason,
  roundsTo,
  roundsToFigure,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { periods } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { returnReadings, SMALL } from "./evidence/index-readings.js";
import { toDateAt } from "./evidence/to-date-at.js";

function evaluate(store: Store, askedOn: string = COMMENTARY.asOf): Evaluation {
  const { closes, window } = toDateAt(store, { unit: "week", day: askedOn });
  // From one month end to another is no week.
  const daily = window && [window.base, window.end].every((at) => closes.periods[at]?.length === 10);
  const estimates = returnReadings(closes, SMALL, {
    window: daily ? window : null,
    fits: (value) => roundsTo(value, 0.005, { digits: 1 }),
    digits: 2,
  });
  if (estimates.length === 0) {
    return untestable(
      `The data lack a daily close of the Russell 2000 within the week to ${dayText(askedOn)}, or the last one before it`,
      "both would settle it",
    );
  }
  const reason = fittingReason(estimates, {
    index: "Russell 2000",
    does: roundsToFigure("0.5%"),
  });
  return {
    verdict: verdictOf(estimates),
    ...reason,
    estimates,
  };
}

/** Small caps' stated gain in the note's own week. */
export const weekToDate: Claim = {
  id: "week-to-date",
  topic: "The July rally",
  statement: "In the week to date (to the close of 24 July 2024) the Russell 2000 gained 0.5%",
  stated: "0.5%",
  passages: [{ figure: "0.5%", words: ["week"] }],
  target: figure(0.005),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly"],
  notebook: "02-july-rally",
  rule: "A reading fits when the Russell 2000 rounds to 0.5% from the last close of the week before to the close of the day that it is asked on",
  moving: {
    statement: (askedOn) => `In the week to date (to ${dayText(askedOn)}) the Russell 2000 gained 0.5%`,
    newest: (store) => periods(store.read("index-daily"), "date").at(-1),
  },
  evaluate,
};
