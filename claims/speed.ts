import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  placeText,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
  wholeText,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { JULY, julyLeads } from "./evidence/july-lead.js";
import { monthRank } from "./evidence/month-rank.js";
import { type RallySpeed, rallySpeeds } from "./evidence/rally-speed.js";
import { indexPairs } from "./evidence/size-pairs.js";
import { DRAMATIC } from "./words.js";

/** First month with both indices. */
const SINCE = "1979-01";

function windowReadings(speeds: readonly RallySpeed[]): readonly Estimate[] {
  return speeds.flatMap(({ sessions, first, to, rank, of, distinctRank, distinct }) => {
    const shared = { unit: "rank", from: first, to };
    return [
      {
        definition: `rank of the lead over ${sessions} sessions to ${dayText(to)} among all such windows`,
        value: rank,
        ...shared,
        n: of,
        fits: DRAMATIC.fits(rank / of),
        choices: { window: `${sessions} sessions to ${dayText(to)}`, counting: "all such windows" },
      },
      {
        definition: `rank of the lead over ${sessions} sessions to ${dayText(to)} among distinct episodes`,
        value: distinctRank,
        ...shared,
        n: distinct,
        fits: DRAMATIC.fits(distinctRank / distinct),
        choices: { window: `${sessions} sessions to ${dayText(to)}`, counting: "distinct episodes" },
      },
    ];
  });
}

/** July to the note's close against whole months, under each way to quote the two. */
function monthReadings(store: Store): readonly Estimate[] {
  const pairs = indexPairs(store);
  return julyLeads(store)
    .filter(({ to }) => to === JULY.note)
    .flatMap(({ convention, lead }): Estimate[] => {
      const pair = pairs.find(({ name }) => name.endsWith(convention));
      if (pair === undefined) return [];
      const { rank, of, first } = monthRank(pair, lead, { month: JULY.month, since: SINCE });
      return [
        {
          definition: `rank of July's lead to the note's close among whole months, ${convention}`,
          value: rank,
          unit: "rank",
          from: first,
          to: JULY.note,
          n: of,
          fits: DRAMATIC.fits(rank / of),
          choices: {
            window: "July to the note's close",
            counting: "whole months",
            "small caps and large caps": convention,
          },
        },
      ];
    });
}

function evaluate(store: Store): Evaluation {
  const speeds = rallySpeeds(store);
  const estimates = [...windowReadings(speeds), ...monthReadings(store)];
  if (estimates.length === 0) {
    return untestable(
      "The data hold no daily lead of the Russell 2000 over the S&P 500 in the rally",
      "the closes of both from 10 to 24 July 2024 would settle it",
    );
  }
  const fitting = shareText(estimates.filter(({ fits }) => fits).length, estimates.length);
  const places = speeds.map(
    ({ sessions, lead, rank, of, distinctRank, distinct, first }) =>
      `over ${sessions} sessions from 11 July, small caps' lead was ${pointsText(lead)}: ${placeText(rank, "widest")} of ${wholeText(of)} windows since ${first.slice(0, 4)}, ${placeText(distinctRank, "widest")} of ${wholeText(distinct)} that do not overlap`,
  );
  const months = estimates.slice(2 * speeds.length);
  const month = months[0];
  return {
    verdict: verdictOf(estimates),
    reason: sentence(`${fitting} rankings put the rally in the widest 1%`),
    detail: sentences([
      ...places,
      ...(month
        ? [
            `July to the note's close ranks as the ${placeText(month.value, "widest")} of ${month.n} months since ${month.from.slice(0, 4)} in price returns`,
          ]
        : []),
    ]),
    estimates,
  };
}

/** The rally's pace and size are said to have been dramatic. */
export const speed: Claim = {
  id: "speed",
  topic: "What followed",
  statement: "The rally of July 2024 was unusually fast and large",
  stated: "dramatic",
  passages: [{ words: ["speed", "magnitude", "dramatic"] }],
  asOf: COMMENTARY.asOf,
  kind: "rank",
  tables: ["size-gap-daily", "index-daily", "index-monthly"],
  notebook: "06-what-followed",
  rule: `"Dramatic" is read as ${DRAMATIC.reading}: of leads of the Russell 2000 over the S&P 500 over five and ten sessions from 11 July 2024 (sums of daily leads since 1999), among all windows and among those that do not overlap; and of July to the note's close among whole months since 1979. Windows after the note are not counted`,
  evaluate,
};
