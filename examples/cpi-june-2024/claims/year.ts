import { type Claim, figure } from "claimbook/book";
import { evaluateChange, type StatedChange } from "./evidence/stated-change.js";
import { OF_RELEASE } from "./release.js";

const STATED: StatedChange = {
  column: "cpi_nsa",
  name: "all items, not adjusted",
  lag: 12,
  figure: 0.03,
  text: "3.0%",
};

/** The stated rise of consumer prices over twelve months. */
export const year: Claim = {
  ...OF_RELEASE,
  id: "year",
  topic: "All items",
  statement: "Consumer prices rose by 3.0% over the twelve months to June 2024, not adjusted",
  stated: STATED.text,
  passages: [{ figure: "3.0%", words: ["all items", "12 months"], repeated: true }],
  target: figure(STATED.figure),
  kind: "measurement",
  tables: ["cpi-monthly"],
  rule: "A reading fits when the unadjusted index over that of June 2023 rounds to 3.0%; this index is not revised",
  evaluate: (store) => evaluateChange(store, STATED),
};
