import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  placeText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
  wholeText,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import {
  changeRank,
  type FuturesPositions,
  futuresPositions,
  positionChange,
  RALLY_REPORTS,
  type Trader,
} from "./evidence/futures-positions.js";
import { publishedFigure } from "./evidence/published.js";
import { STANDS_OUT } from "./words.js";

/** The first report that the table has: half a year before the rally. */
const HALF_YEAR_BEFORE = "2024-01-09";

/** Weeks of the fortnight, as far as reports cover it: to the peak, and to the day before the note. */
const WEEKS = [RALLY_REPORTS.peak, RALLY_REPORTS.after[0]] as const;

const INVESTORS: readonly { readonly trader: Trader; readonly name: string }[] = [
  { trader: "asset_manager", name: "asset managers" },
  { trader: "leveraged", name: "leveraged funds" },
];

const BOUGHT = { measure: "net futures bought" } as const;

const SETTLES = "daily flows into small-cap funds, active and passive, would settle what futures leave open";

/** What both kinds of investors bought in the fortnight, by report. */
function bought(reports: FuturesPositions): readonly Estimate[] {
  const from = RALLY_REPORTS.before;
  return INVESTORS.flatMap(({ trader, name }) => {
    const changes = WEEKS.flatMap((to): Estimate[] => {
      const change = positionChange(reports, trader, { from, to });
      return change === null
        ? []
        : [
            {
              definition: `net futures bought by ${name}, to ${dayText(to, { year: false })}`,
              value: change.net,
              unit: "contracts",
              from,
              to,
              n: 1,
              fits: change.net > 0,
              choices: { ...BOUGHT, series: name, window: `to ${dayText(to, { year: false })}` },
            },
          ];
    });
    const rank = changeRank(reports, trader, { side: "net", to: RALLY_REPORTS.peak });
    if (rank === null) return changes;
    return [
      ...changes,
      {
        definition: `rank of the week's buying by ${name} among the weekly changes known`,
        value: rank.fromHighest,
        unit: "rank",
        from,
        to: RALLY_REPORTS.peak,
        n: rank.n,
        fits: STANDS_OUT.fits(rank.fromHighest / rank.n),
        choices: {
          measure: "rank of the week's buying",
          series: name,
          window: `to ${dayText(RALLY_REPORTS.peak, { year: false })}`,
        },
      },
    ];
  });
}

/** What they had sold in the half year before. */
function soldBefore(reports: FuturesPositions): readonly Estimate[] {
  const [from, to] = [HALF_YEAR_BEFORE, RALLY_REPORTS.before];
  return INVESTORS.flatMap(({ trader, name }): Estimate[] => {
    const change = positionChange(reports, trader, { from, to });
    return change === null
      ? []
      : [
          {
            definition: `net futures bought by ${name} in the half year before (fits below zero)`,
            value: change.net,
            unit: "contracts",
            from,
            to,
            n: 1,
            fits: change.net < 0,
            choices: { ...BOUGHT, series: name, window: "the half year before" },
          },
        ];
  });
}

/** A fund's flow in the weeks after: the only one that was published. */
function laterFlow(store: Store): readonly Estimate[] {
  const flow = publishedFigure(store, "iwm-2024-08-outflow");
  return flow === undefined
    ? []
    : [
        {
          definition: `net flow of the largest Russell 2000 fund over five days of August, by ${flow.publisher}`,
          value: flow.value,
          unit: "USD billion",
          from: flow.date,
          to: flow.date,
          n: 1,
          fits: flow.value > 0,
          comparison: true,
          choices: {
            measure: "net flow",
            series: "the largest Russell 2000 fund",
            window: "five days of August",
          },
        },
      ];
}

function evaluate(store: Store): Evaluation {
  const reports = futuresPositions(store);
  const fortnight = bought(reports);
  if (fortnight.length === 0) {
    return untestable(
      `the data do not hold the positions of both ${dayText(RALLY_REPORTS.before)} and ${dayText(RALLY_REPORTS.peak)} at this date`,
      "those two reports, or daily flows of funds, would settle it",
    );
  }
  const estimates = [...fortnight, ...soldBefore(reports), ...laterFlow(store)];
  return { verdict: verdictOf(estimates), ...reasonOf(estimates), estimates };
}

function reasonOf(estimates: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const own = estimates.filter(({ comparison }) => !comparison);
  const by = (name: string) =>
    own.filter(({ definition }) => definition.includes(name) && definition.includes(", to "));
  const doing = (value: number) => `${value < 0 ? "sold" : "bought"} ${wholeText(Math.abs(value))}`;
  const [asset, leveraged] = INVESTORS.map(({ name }) => by(name)) as [Estimate[], Estimate[]];
  const last = asset.at(-1) as Estimate;
  const after = dayText(last.to, { year: false });
  const half = own.filter(({ definition }) => definition.includes("half year"));
  const ranks = own.filter(({ unit }) => unit === "rank");
  return {
    reason: sentence(
      `by ${after} asset managers had ${doing(last.value)} contracts net and leveraged funds had ${doing((leveraged.at(-1) as Estimate).value)}; ${shareText(own.filter(({ fits }) => fits).length, own.length)} readings fit`,
    ),
    detail: sentences([
      ...half.map(
        ({ value, definition }) =>
          `in the half year before, ${definition.includes("asset") ? "asset managers" : "leveraged funds"} ${doing(value)} contracts net`,
      ),
      ...ranks.map(
        ({ value, n, definition }) =>
          `for ${definition.includes("asset") ? "asset managers" : "leveraged funds"} the week to ${dayText(RALLY_REPORTS.peak, { year: false })} was the ${placeText(value, "largest rise")} among ${n} weekly changes`,
      ),
      "each contract bought was sold by another type of trader",
      SETTLES,
    ]),
  };
}

/** Investors are said to have rushed into small caps after months of shunning them. */
export const flows: Claim = {
  id: "flows",
  topic: "Positions",
  statement: "Investors poured into small caps for two weeks, after months of shunning them",
  stated: "in droves, after months of shunning",
  passages: [{ words: ["piled", "droves"] }, { words: ["months", "underweighting"] }],
  asOf: COMMENTARY.asOf,
  kind: "attribution",
  tables: ["cot-weekly", "published-figures"],
  notebook: "05-derisking",
  rule: `A reading fits when asset managers and leveraged funds had bought E-mini Russell 2000 futures net since ${dayText(RALLY_REPORTS.before)}, by each report of the fortnight; when the first week's buying is ${STANDS_OUT.reading}; and when they had sold net in the half year before; a fund's flow of August is shown but does not decide the verdict; flows of funds in July are in no table`,
  evaluate,
};
