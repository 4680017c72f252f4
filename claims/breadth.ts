import {
  type Claim,
  deciding,
  decidingText,
  type Estimate,
  type Evaluation,
  judged,
  type Store,
  sentence,
  sentences,
  shareText,
  spanText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { crossSection } from "./evidence/cross-section-row.js";
import { ACROSS_THE_BOARD } from "./words.js";

/** Windows of the rally; the others of the table (its set-back, the whole month) are comparison readings. */
const RALLY = ["2024-07-11", "2024-07-11..16", "2024-07-11..24"];

const GROUPS: Readonly<Record<string, string>> = {
  "r2000_all/all": "all members",
  "r2000_traded/all": "members that traded on both days",
  "r2000_liquid_half/all": "the more liquid half",
  "r2000_all/loss_making": "loss-making members",
  "r2000_all/profitable": "profitable members",
  "r2000_growth_half/all": "the growth half",
  "r2000_value_half/all": "the value half",
  "sp500/all": "S&P 500 members",
};

/** Share of members whose price rose, by window and group of members. */
export interface Breadth {
  readonly window: string;
  readonly from: string;
  readonly to: string;
  readonly members: string;
  readonly shareUp: number;
  readonly n: number;
}

/** Breadth of every window that the store shows, for the index and its parts. */
export function breadthByWindow(store: Store): readonly Breadth[] {
  const rows = crossSection(store);
  return Object.entries(GROUPS).flatMap(([key, members]) =>
    rows.flatMap((row) =>
      `${row.universe}/${row.group}` === key && row.share_up !== null
        ? {
            window: row.window,
            from: row.base_date,
            to: row.end_date,
            members,
            shareUp: row.share_up,
            n: row.n,
          }
        : [],
    ),
  );
}

function evaluate(store: Store): Evaluation {
  const estimates = breadthByWindow(store).map(({ window, from, to, members, shareUp, n }): Estimate => {
    const decides = RALLY.includes(window) && !members.startsWith("S&P");
    return {
      definition: `share of ${members} that rose, ${spanText(from, to)}`,
      ...judged(shareUp, ACROSS_THE_BOARD.fits),
      unit: "decimal",
      from,
      to,
      n,
      ...(!decides && { comparison: true as const }),
      choices: { sample: members, window: spanText(from, to) },
    };
  });
  const own = deciding(estimates);
  if (own.length === 0) {
    return untestable(
      "The data hold no share of rising members at this date",
      "returns of the index's members from 10 July 2024 would settle it",
    );
  }
  return { verdict: verdictOf(estimates), ...reasonOf(own, estimates), estimates };
}

function reasonOf(own: readonly Estimate[], all: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const { fits, reading } = ACROSS_THE_BOARD;
  const whole = all.filter(({ definition }) => definition.startsWith("share of all members"));
  const windows = whole.map(
    ({ value, from, to }) => `from ${spanText(from, to)}, ${decidingText(value, fits)} of all members rose`,
  );
  const low = own.reduce((least, estimate) => (estimate.value < least.value ? estimate : least));
  const name = low.definition.replace("share of ", "").replace(" that rose", "");
  const passed = shareText(own.filter((one) => one.fits).length, own.length);
  return {
    reason: sentence(
      `${reading} rose in ${passed} groups and windows; the lowest share was ${decidingText(low.value, fits)}`,
    ),
    detail: sentences([...windows, `the lowest share was that of ${name}`]),
  };
}

/** The rally is said to have lifted small caps across the board. */
export const breadth: Claim = {
  id: "breadth",
  topic: "The July rally",
  statement: "The rally lifted small caps across the board",
  stated: "across the board",
  passages: [{ words: ["across-the-board", "rally"] }],
  target: ACROSS_THE_BOARD.target,
  asOf: COMMENTARY.asOf,
  kind: "sign",
  tables: ["cross-section"],
  panelTables: ["cross-section"],
  notebook: "02-july-rally",
  rule: `"Across the board" is read as ${ACROSS_THE_BOARD.reading} rising, in the index and in each of its parts, in each window of the rally (11 July, 11 to 16 and 11 to 24 July); the setback from 17 July and the S&P 500 are shown but do not decide the verdict`,
  evaluate,
};
