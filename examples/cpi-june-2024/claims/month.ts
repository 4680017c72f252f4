import { type Claim, figure } from "claimbook/book";
import { evaluateChange, measured, type StatedChange } from "./evidence/stated-change.js";
import { OF_RELEASE } from "./release.js";

const STATED: StatedChange = {
  column: "cpi_sa",
  name: "all items, seasonally adjusted, factors as revised since",
  lag: 1,
  figure: -0.001,
  text: "\u22120.1%",
};

/** June's stated fall of consumer prices. */
export const month: Claim = {
  ...OF_RELEASE,
  id: "month",
  topic: "All items",
  statement: "Consumer prices fell by 0.1% in June 2024, seasonally adjusted",
  stated: STATED.text,
  passages: [{ figure: "0.1%", words: ["declined", "adjusted"] }],
  target: figure(STATED.figure),
  kind: "measurement",
  tables: ["cpi-monthly"],
  rule: "A reading fits when the month's change, seasonally adjusted with the factors on record today, rounds to -0.1%; the unadjusted change is shown and does not decide",
  evaluate: (store) => {
    const raw = measured(store, { ...STATED, column: "cpi_nsa", name: "all items, not adjusted" });
    return evaluateChange(store, STATED, [raw && { ...raw, comparison: true }]);
  },
};
