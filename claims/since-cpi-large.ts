import { type Claim, figure, roundsTo, roundsToFigure } from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { indexCloses, newestClose } from "./evidence/index-closes.js";
import { columnsOf, LARGE } from "./evidence/index-readings.js";
import { sinceCpi, sinceCpiText } from "./evidence/since-cpi.js";

/** Large caps' stated loss since the day of June's consumer prices. */
export const sinceCpiLarge: Claim = {
  id: "since-cpi-large",
  topic: "The July rally",
  statement: "Since 11 July 2024 large caps have lost 3%",
  stated: "\u22123%",
  passages: [{ figure: "3%", words: ["decline", "large"] }],
  target: figure(-0.03),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly"],
  notebook: "02-july-rally",
  rule: "A reading fits when the S&P 500 or the Russell 1000 rounds to -3%, to the close of the day that it is asked on, from the close of 10 July (the day counts) or of 11 July (it does not)",
  moving: {
    statement: (askedOn) => `${sinceCpiText(askedOn)} large caps have lost 3%`,
    newest: (store) => newestClose(indexCloses(store), columnsOf(LARGE)),
  },
  evaluate: (store, askedOn = COMMENTARY.asOf) =>
    sinceCpi(store, {
      askedOn,
      legs: LARGE,
      index: "S&P 500 or the Russell 1000",
      fits: (value) => roundsTo(value, -0.03, { digits: 0 }),
      does: roundsToFigure("\u22123%"),
    }),
};
