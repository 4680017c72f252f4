import { type Claim, figure } from "claimbook/book";
import { evaluateChange, type StatedChange } from "./evidence/stated-change.js";
import { OF_RELEASE } from "./release.js";

const STATED: StatedChange = {
  column: "core_cpi_sa",
  name: "less food and energy, seasonally adjusted, factors as revised since",
  lag: 1,
  figure: 0.001,
  text: "0.1%",
};

/** June's stated rise of core prices. */
export const coreMonth: Claim = {
  ...OF_RELEASE,
  id: "core-month",
  topic: "Less food and energy",
  statement: "Prices less food and energy rose by 0.1% in June 2024, seasonally adjusted",
  stated: STATED.text,
  passages: [{ figure: "0.1%", words: ["less food", "June"] }],
  target: figure(STATED.figure),
  kind: "measurement",
  tables: ["cpi-monthly"],
  rule: "A reading fits when the month's change, seasonally adjusted with the factors on record today, rounds to 0.1%",
  evaluate: (store) => evaluateChange(store, STATED),
};
