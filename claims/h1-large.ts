import {
  type Claim,
  closeOf,
  type Evaluation,
  figure,
  fittingReason,
  roundsTo,
  roundsToFigure,
  type Store,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { FIRST_HALF, firstHalf, noFirstHalf, publishedHalf } from "./evidence/first-half.js";
import { RUSSELL_1000, SP500 } from "./evidence/index-readings.js";

function evaluate(store: Store): Evaluation {
  const fits = (value: number) => roundsTo(value, 0.15, { digits: 0 });
  const own = firstHalf(store, SP500, { fits });
  if (own.length === 0) return noFirstHalf("S&P 500");
  const estimates = [
    ...own,
    ...firstHalf(store, [RUSSELL_1000], { fits, comparison: true }),
    ...publishedHalf(store, "royce-2024-h1-r1000", { index: "Russell 1000", fits, comparison: true }),
  ];
  return {
    verdict: verdictOf(estimates),
    ...fittingReason(own, { index: "S&P 500", does: roundsToFigure("15%") }),
    estimates,
  };
}

/** Large caps had gained a stated 15% in the first half of 2024. */
export const h1Large: Claim = {
  id: "h1-large",
  topic: "The July rally",
  statement: "The S&P 500 gained 15% in the first half of 2024",
  stated: "15%",
  passages: [{ figure: "15%", words: ["posted", "gain"] }],
  target: figure(0.15),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly", "published-figures"],
  notebook: "02-july-rally",
  rule: "A reading fits when the S&P 500 rounds to 15% from the last close of 2023 to that of June 2024; the Russell 1000 is shown but does not decide the verdict",
  due: () => closeOf(FIRST_HALF.to),
  evaluate,
};
