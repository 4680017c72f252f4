import {
  type Claim,
  closeOf,
  type Evaluation,
  fittingReason,
  liesWithin,
  type Store,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { FIRST_HALF, firstHalf, noFirstHalf, publishedHalf } from "./evidence/first-half.js";
import { SMALL } from "./evidence/index-readings.js";
import { BARELY_POSITIVE } from "./words.js";

function evaluate(store: Store): Evaluation {
  const { fits } = BARELY_POSITIVE;
  const measured = firstHalf(store, SMALL, { fits });
  if (measured.length === 0) return noFirstHalf("Russell 2000");
  const estimates = [
    ...measured,
    ...publishedHalf(store, "royce-2024-h1-r2000", { index: "Russell 2000", fits }),
  ];
  const reason = fittingReason(estimates, {
    index: "Russell 2000",
    does: liesWithin(BARELY_POSITIVE.reading),
  });
  return {
    verdict: verdictOf(estimates),
    ...reason,
    estimates,
  };
}

/** Small caps had barely gained in the first half of 2024. */
export const h1Small: Claim = {
  id: "h1-small",
  topic: "The July rally",
  statement: "By the middle of 2024 the Russell 2000 was barely up on the year",
  stated: "barely positive",
  passages: [{ words: ["barely", "positive"] }],
  target: BARELY_POSITIVE.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly", "published-figures"],
  notebook: "02-july-rally",
  rule: `"${BARELY_POSITIVE.word}" is read as ${BARELY_POSITIVE.reading} from the last close of 2023 to that of June 2024, with or without dividends`,
  due: () => closeOf(FIRST_HALF.to),
  evaluate,
};
