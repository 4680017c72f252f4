import {
  type Claim,
  type Estimate,
  type Evaluation,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { type SizePremium, sizePremiums } from "./evidence/size-premium.js";

const asEstimate = ({
  pair,
  withoutJanuary,
  mean,
  interval,
  pValue,
  n,
  from,
  to,
}: SizePremium): Estimate => ({
  definition: `${pair}${withoutJanuary ? ", without Januaries" : ""}, since ${from.slice(0, 4)}`,
  value: mean,
  unit: "points",
  from,
  to,
  n,
  interval,
  pValue,
  fits: interval[0] > 0,
  choices: {
    "small caps and large caps": pair,
    window: `since ${from.slice(0, 4)}`,
    sample: withoutJanuary ? "without Januaries" : "all months",
  },
});

function evaluate(store: Store): Evaluation {
  const premiums = sizePremiums(store);
  const [first] = premiums;
  if (first === undefined) {
    return untestable(
      "At this date the data hold fewer than five years of small and large companies' returns",
      "their monthly returns would settle it",
    );
  }
  const estimates = premiums.map(asEstimate);
  const above = estimates.filter(({ fits }) => fits).length;
  const text = ({ mean, interval }: SizePremium) =>
    `${pointsText(mean)} a year (95% interval ${pointsText(interval[0]).replace(" points", "")} to ${pointsText(interval[1])})`;
  const same = premiums.filter(({ pair }) => pair === first.pair);
  return {
    verdict: "opinion",
    reason: sentence(
      `advice is neither right nor wrong; the size premium lies clearly above zero in ${shareText(above, estimates.length)} readings`,
    ),
    detail: sentences(
      same.map(
        (one) =>
          `${one.pair}${one.withoutJanuary ? " without Januaries" : ""}, since ${one.from.slice(0, 4)}: ${text(one)}`,
      ),
    ),
    estimates,
  };
}

/** To hold more small caps than the market is said to have long-run advantages. */
export const longRunEdge: Claim = {
  id: "long-run-edge",
  topic: "The active case",
  statement: "Overweighting small caps has several long-run advantages",
  stated: "several advantages",
  passages: [{ words: ["long-term", "advantages"] }],
  asOf: COMMENTARY.asOf,
  kind: "opinion",
  tables: ["size-monthly", "index-monthly"],
  notebook: "07-active-case",
  rule: "Advice is neither right nor wrong, so the verdict is always an opinion; a reading of the size premium (mean monthly lead of small over large companies, times twelve, from 1926, 1963, 1981 and 1999 to June 2024, with and without Januaries) counts as an advantage where all of its 95% Newey-West interval lies above zero",
  evaluate,
};
