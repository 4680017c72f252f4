import { type Claim, figure, percentText, untestable } from "claimbook/book";
import { measured } from "./evidence/stated-change.js";
import { OF_RELEASE } from "./release.js";

const FIGURE = 0.033;

/** The stated rise of core prices over twelve months. */
export const coreYear: Claim = {
  ...OF_RELEASE,
  id: "core-year",
  topic: "Less food and energy",
  statement: "Prices less food and energy rose by 3.3% over the twelve months to June 2024, not adjusted",
  stated: "3.3%",
  passages: [{ figure: "3.3%", words: ["less food", "12 months"] }],
  target: figure(FIGURE),
  kind: "measurement",
  tables: ["cpi-monthly"],
  rule: "The unadjusted core index would decide and is not in the data; the adjusted one stands in for it and is shown",
  evaluate: (store) => {
    const name = "less food and energy, seasonally adjusted, in place of the unadjusted index";
    const adjusted = measured(store, { column: "core_cpi_sa", name, lag: 12, figure: FIGURE });
    const settles = "the index CUUR0000SA0L1E of the Bureau of Labor Statistics would settle it";
    const shown = adjusted && `; the adjusted index rose by ${percentText(adjusted.value, 2)}`;
    return {
      ...untestable(`the data lack the unadjusted core index${shown ?? ""}`, settles),
      estimates: adjusted ? [{ ...adjusted, proxy: true }] : [],
    };
  },
};
