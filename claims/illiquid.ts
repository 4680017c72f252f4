import { type Claim, type Evaluation, untestable } from "claimbook/book";
import { COMMENTARY } from "./commentary.js";

/** No table holds traded amounts. */
function evaluate(): Evaluation {
  return untestable(
    "No table holds the dollar volume of small-cap names or of mega caps",
    "price times volume of each member of both indices, day by day in July 2024, would settle it; exchanges and data vendors sell it",
  );
}

/** Small-cap names are said to trade less than the mega caps on the other side of the trade. */
export const illiquid: Claim = {
  id: "illiquid",
  topic: "The active case",
  statement: "Small-cap names are less liquid than the mega caps on the long side of the trade",
  stated: "lower liquidity",
  passages: [{ words: ["lower", "liquidity"] }],
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: [],
  notebook: "07-active-case",
  rule: '"Lower liquidity" is read as a lower dollar volume a day, by the median name and by its share of market value; no table holds volumes, so the claim is untestable',
  evaluate,
};
