import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  listed,
  percentText,
  pointsText,
  type Store,
  sentence,
  sentences,
  untestable,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { fixedWindow, indexCloses } from "./evidence/index-closes.js";
import { CONVENTIONS, leadOver } from "./evidence/index-readings.js";
import { publishedFigure } from "./evidence/published.js";

/** The last close before the weekend of 13 July 2024, the first one after it, and the ends of the fortnight. */
const AT = { before: "2024-07-12", after: "2024-07-15", start: "2024-07-10", note: COMMENTARY.asOf } as const;

const ODDS = {
  before: "polymarket-2024-07-12",
  after: ["polymarket-2024-07-14", "polymarket-2024-07-15"],
  other: "predictit-2024-07-15",
} as const;

const SETTLES =
  "prices of contracts on rules themselves, or a survey of expected regulation before and after 13 July, would settle it";

/** How far a prediction market's odds of a Republican presidency rose; a change of government stands in for lighter regulation. */
function oddsReadings(store: Store): readonly Estimate[] {
  const before = publishedFigure(store, ODDS.before);
  if (before === undefined) return [];
  return ODDS.after.flatMap((id): Estimate[] => {
    const after = publishedFigure(store, id);
    if (after === undefined) return [];
    const value = after.value - before.value;
    return [
      {
        definition: `rise of the odds of a Republican presidency to ${dayText(after.date, { year: false })}, Polymarket`,
        value,
        unit: "points",
        from: before.date,
        to: after.date,
        n: 2,
        fits: value > 0,
        proxy: true,
        choices: {
          measure: "rise of the odds of a Republican presidency",
          end: dayText(after.date, { year: false }),
        },
      },
    ];
  });
}

/** The lead of small over large caps on the first trading day after, and its share of the fortnight's lead. */
function leadReadings(store: Store): readonly Estimate[] {
  const closes = indexCloses(store);
  const [convention] = CONVENTIONS;
  if (convention === undefined) return [];
  const lead = (from: string, to: string) => leadOver(closes, convention, fixedWindow(closes, from, to));
  const day = lead(AT.before, AT.after);
  const share = day / lead(AT.start, AT.note);
  const shared = { n: 1, proxy: true as const };
  const end = dayText(AT.after, { year: false });
  return [
    {
      definition: `lead of the Russell 2000 over the S&P 500 on ${end}`,
      value: day,
      unit: "points",
      from: AT.before,
      to: AT.after,
      ...shared,
      fits: day > 0,
      choices: { measure: "lead of the Russell 2000 over the S&P 500", end },
    },
    {
      definition: "that lead over the lead of 11 to 24 July",
      value: share,
      unit: "decimal",
      from: AT.start,
      to: AT.note,
      ...shared,
      fits: share > 0,
      choices: { measure: "that lead over the lead of 11 to 24 July", end },
    },
  ].filter(({ value }) => Number.isFinite(value));
}

function evaluate(store: Store): Evaluation {
  const [odds, leads] = [oddsReadings(store), leadReadings(store)];
  const estimates = [...odds, ...leads];
  if (odds.length === 0) {
    return { ...untestable("at this date the data hold no odds of an election outcome", SETTLES), estimates };
  }
  return { verdict: "untestable", ...reasonOf(store, odds, leads), estimates };
}

function reasonOf(
  store: Store,
  odds: readonly Estimate[],
  leads: readonly Estimate[],
): Pick<Evaluation, "reason" | "detail"> {
  const rises = odds.map(({ value, to }) => `${pointsText(value)} by ${dayText(to, { year: false })}`);
  const other = publishedFigure(store, ODDS.other);
  const [day, share] = leads;
  return {
    reason: sentence(
      "no table holds expectations of regulation; the odds of a change of government, a proxy only, rose",
    ),
    detail: sentences([
      `on Polymarket the odds of a Republican presidency rose by ${listed(rises)}`,
      ...(other ? [`PredictIt showed ${percentText(other.value, 0)} on ${dayText(other.date)}`] : []),
      ...(day && share
        ? [
            `on ${dayText(AT.after, { year: false })} small caps led by ${pointsText(day.value)}, ${percentText(share.value, 0)} of their lead from 11 to 24 July`,
          ]
        : []),
      SETTLES,
    ]),
  };
}

/** Political events are said to have raised the odds of lighter regulation. */
export const deregulation: Claim = {
  id: "deregulation",
  topic: "Positions",
  statement:
    "Political events in the days after 11 July raised the market's expectations of lighter regulation in 2025",
  stated: "expectations raised",
  passages: [{ words: ["expectations", "deregulat*"] }],
  asOf: COMMENTARY.asOf,
  kind: "attribution",
  tables: ["published-figures", "index-daily", "index-monthly"],
  notebook: "05-derisking",
  rule: `Expectations of regulation are in no table, so the claim is untestable; the odds of a Republican presidency before and after 13 July 2024, and the lead of small caps on ${dayText(AT.after, { year: false })}, are shown as proxies and never decide`,
  evaluate,
};
