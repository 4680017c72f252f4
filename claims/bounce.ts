import {
  type Claim,
  closeOf,
  dayText,
  type Estimate,
  type Evaluation,
  figure,
  fittingReason,
  listed,
  readingText,
  roundsTo,
  roundsToFigure,
  type Store,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { CPI_BASES, CPI_DAY, closeText, fromClose } from "./evidence/cpi-window.js";
import { fixedWindow, type IndexCloses, indexCloses } from "./evidence/index-closes.js";
import { returnReadings, SMALL } from "./evidence/index-readings.js";

const LAST = "2024-07-18";
const fits = (value: number) => roundsTo(value, 0.07, { digits: 0 });

/** The highest close of small caps within the window. */
function peakOf({ days, levels }: IndexCloses): string {
  const level = (day: string) => levels.russell2000_price[days.indexOf(day)] as number;
  const within = days.filter((day) => day >= CPI_DAY.day && day <= LAST);
  return within.reduce((best, day) => (level(day) > level(best) ? day : best));
}

function evaluate(store: Store): Evaluation {
  const closes = indexCloses(store);
  const readings = (to: string, comparison: boolean) =>
    CPI_BASES.flatMap((from) => {
      const when = comparison ? `${fromClose(from)} to the peak` : fromClose(from);
      return returnReadings(closes, SMALL, {
        window: fixedWindow(closes, from, to),
        choices: { base: closeText(from), end: closeText(to) },
        ...{ fits, when, comparison },
      });
    });
  const own = readings(LAST, false);
  if (own.length === 0) {
    return untestable(
      `The data hold no close of the Russell 2000 on ${dayText(LAST)} at this date`,
      "it and those of 10 and 11 July would settle it",
    );
  }
  const peak = peakOf(closes);
  const atPeak = peak === LAST ? [] : readings(peak, true);
  const naming = { index: "Russell 2000", does: roundsToFigure("7%") };
  return {
    verdict: verdictOf(own),
    ...fittingReason(own, naming, peakClauses(atPeak, peak)),
    estimates: [...own, ...atPeak],
  };
}

/** From which bases the rise to the highest close fits, as a clause; none where none does. */
function peakClauses(atPeak: readonly Estimate[], peak: string): string[] {
  const bases = CPI_BASES.flatMap((base) => {
    const values = atPeak.filter(({ from, fits: right }) => from === base && right).map(readingText);
    if (values.length === 0) return [];
    return `${fromClose(base)} (${listed(values)})`;
  });
  const when = `to the highest close, that of ${dayText(peak, { year: false })}`;
  return bases.length === 0 ? [] : [`${when}, the return rounds to 7% ${listed(bases)}`];
}

/** Small caps' stated bounce from 11 to 18 July. */
export const bounce: Claim = {
  id: "bounce",
  topic: "The July rally",
  statement: "From 11 to 18 July 2024 the Russell 2000 bounced by 7%",
  stated: "7%",
  passages: [{ figure: "7%", words: ["bounce"] }],
  target: figure(0.07),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly"],
  notebook: "02-july-rally",
  rule: "A reading fits when the Russell 2000 rounds to 7% to the close of 18 July, from the close of 10 July (the day counts) or of 11 July (it does not); the peak in between is shown but does not decide the verdict",
  due: () => closeOf(LAST),
  evaluate,
};
