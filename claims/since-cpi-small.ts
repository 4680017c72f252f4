import { type Claim, liesWithin } from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { indexCloses, newestClose } from "./evidence/index-closes.js";
import { columnsOf, SMALL } from "./evidence/index-readings.js";
import { sinceCpi, sinceCpiText } from "./evidence/since-cpi.js";
import { over } from "./words.js";

const STATED = 0.07;
const OVER = over(STATED);

/** Small caps' stated gain since the day of June's consumer prices. */
export const sinceCpiSmall: Claim = {
  id: "since-cpi-small",
  topic: "The July rally",
  statement: "Since 11 July 2024 the Russell 2000 has gained over 7%",
  stated: "over 7%",
  passages: [{ figure: "7%", words: ["since", "over"] }],
  target: OVER.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly"],
  notebook: "02-july-rally",
  rule: `"Over 7%" is read as ${OVER.reading} before rounding, to the close of the day that it is asked on, from the close of 10 July (the day counts) or of 11 July (it does not)`,
  moving: {
    statement: (askedOn) => `${sinceCpiText(askedOn)} the Russell 2000 has gained over 7%`,
    newest: (store) => newestClose(indexCloses(store), columnsOf(SMALL)),
  },
  evaluate: (store, askedOn = COMMENTARY.asOf) =>
    sinceCpi(store, {
      askedOn,
      legs: SMALL,
      index: "Russell 2000",
      fits: OVER.fits,
      does: liesWithin(OVER.reading),
    }),
};
