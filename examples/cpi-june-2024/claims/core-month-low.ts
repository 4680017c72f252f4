import { ABOVE_ZERO, type Claim, pointsText, sentence, untestable, verdictOf } from "claimbook/book";
import { lowestSince } from "./evidence/lowest-since.js";
import { priceChanges } from "./evidence/price-change.js";
import { OF_RELEASE } from "./release.js";

/** The last month that the release names as lower or as low. */
const SINCE = "2021-08";

/** June's stated place among the monthly rises of core prices. */
export const coreMonthLow: Claim = {
  ...OF_RELEASE,
  id: "core-month-low",
  topic: "Less food and energy",
  statement: "June's rise in prices less food and energy was the smallest of any month since August 2021",
  stated: "smallest since August 2021",
  passages: [{ words: ["smallest", "August 2021"] }],
  target: ABOVE_ZERO,
  kind: "rank",
  tables: ["cpi-monthly"],
  rule: "A reading fits when June's change lies below that of every month from September 2021 to May 2024, seasonally adjusted with the factors on record today: exact, and rounded to 0.1% as the release prints it",
  evaluate: (store) => {
    const estimates = lowestSince(priceChanges(store, "core_cpi_sa", { lag: 1 }), SINCE);
    const [exact, rounded] = estimates;
    if (exact === undefined || rounded === undefined)
      return untestable("the data lack months since August 2021", "the adjusted core index would settle it");
    return {
      verdict: verdictOf(estimates),
      reason: sentence(
        `the lowest month since August 2021 lies ${pointsText(exact.value, 2)} above June exactly, and ${pointsText(rounded.value, 1)} above it in rounded changes`,
      ),
      estimates,
    };
  },
};
