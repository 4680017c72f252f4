import { ABOVE_ZERO, type Claim, pointsText, untestable } from "claimbook/book";
import { lowestSince } from "./evidence/lowest-since.js";
import { priceChanges } from "./evidence/price-change.js";
import { OF_RELEASE } from "./release.js";

/** The last month that the release names as lower or as low. */
const SINCE = "2021-04";

/** June's stated place among the yearly rises of core prices. */
export const coreYearLow: Claim = {
  ...OF_RELEASE,
  id: "core-year-low",
  topic: "Less food and energy",
  statement: "The rise in prices less food and energy over twelve months was the smallest since April 2021",
  stated: "smallest since April 2021",
  passages: [{ words: ["smallest", "April 2021"] }],
  target: ABOVE_ZERO,
  kind: "rank",
  tables: ["cpi-monthly"],
  rule: "The unadjusted core index would decide and is not in the data; the adjusted one stands in for it and is shown: June against every month from May 2021 to May 2024, exact and rounded to 0.1%",
  evaluate: (store) => {
    const shown = lowestSince(priceChanges(store, "core_cpi_sa", { lag: 12 }), SINCE);
    const [exact] = shown;
    const clause =
      exact && `; on the adjusted index June lies ${pointsText(exact.value, 2)} below the lowest`;
    return {
      ...untestable(
        `the data lack the unadjusted core index${clause ?? ""}`,
        "the index CUUR0000SA0L1E of the Bureau of Labor Statistics would settle it",
      ),
      estimates: shown.map((estimate) => ({ ...estimate, proxy: true as const })),
    };
  },
};
