import {
  type Claim,
  dayText,
  decidingText,
  type Estimate,
  type Evaluation,
  pointsText,
  type Store,
  sentence,
  sentences,
  shareText,
  verdictOf,
} from "claimbook/book";
import { numbers, periods } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { factorSpreads } from "./evidence/factor-spreads.js";
import { fundSpreads } from "./evidence/fund-spreads.js";
import { futuresPositions, RALLY_REPORTS, rallyTrades } from "./evidence/futures-positions.js";
import { momentumShares } from "./evidence/momentum-share.js";
import { publishedFigure } from "./evidence/published.js";
import { spreadEstimates } from "./evidence/spread.js";
import { spreadOf, tally } from "./wording/spread-reason.js";
import { PRIMARILY } from "./words.js";

const LOW_BETA = "SPLV (low volatility) less SPHB (high beta)";
const FUNDS = [
  { name: "the S&P 500 less MTUM (momentum)", long: "spy", short: "mtum" },
  { name: LOW_BETA, long: "splv", short: "sphb" },
  { name: "the S&P 500 less XLK (technology)", long: "spy", short: "xlk" },
  { name: "the S&P 500 less XLV (health care)", long: "spy", short: "xlv" },
  { name: "the S&P 500 less MAGS (seven mega-caps)", long: "spy", short: "mags" },
] as const;

/** What de-risking would leave in prices: winners, high beta and the sectors that many held fall behind. */
function priceTraces(store: Store): readonly Estimate[] {
  return spreadEstimates([
    ...factorSpreads(store, { name: "losers less winners (momentum factor)", factor: "mom", sign: -1 }),
    ...fundSpreads(store, FUNDS),
  ]);
}

/** What it would leave in futures: positions that shrink, whatever their side, and buying that closes shorts rather than opens longs. */
function futuresTraces(store: Store): readonly Estimate[] {
  const [from, to] = [RALLY_REPORTS.before, RALLY_REPORTS.peak];
  const reports = futuresPositions(store);
  const trades = rallyTrades(reports);
  const [leveraged, managers] = trades;
  if (leveraged === undefined || managers === undefined) return [];
  const common = { from, to, n: 1 };
  const shrinks = (definition: string, value: number): Estimate => ({
    definition,
    value,
    unit: "contracts",
    ...common,
    fits: value < 0,
    choices: { series: definition },
  });
  const table = store.read("cot-weekly");
  const rows = [from, to].map((day) => periods(table, "date").indexOf(day));
  const netOf = (column: string) => {
    const [start, end] = rows.map((row) => Math.abs(numbers(table, column)[row] as number));
    return (end as number) - (start as number);
  };
  return [
    shrinks(
      "change of leveraged funds' longs and shorts together, Russell 2000 futures",
      leveraged.long + leveraged.short,
    ),
    shrinks("change of their net position's size, S&P 500 futures", netOf("sp500_leveraged_net")),
    shrinks("change of their net position's size, Nasdaq-100 futures", netOf("nasdaq100_leveraged_net")),
    ...[
      { buyers: "leveraged funds'", own: [leveraged] },
      { buyers: "leveraged funds' and asset managers'", own: [leveraged, managers] },
    ].flatMap(({ buyers, own }): Estimate[] => {
      const bought = own.reduce((sum, { net }) => sum + net, 0);
      const closed = own.reduce((sum, { short }) => sum - short, 0);
      if (!(bought > 0)) return [];
      const value = closed / bought;
      const definition = `part of ${buyers} net buying of Russell 2000 futures that closed shorts`;
      return [
        {
          definition,
          value,
          unit: "decimal",
          ...common,
          fits: PRIMARILY.fits(value),
          choices: { series: definition },
        },
      ];
    }),
  ];
}

/** Hedge funds' net leverage, where somebody published it as a low. */
function publishedTraces(store: Store): readonly Estimate[] {
  const figure = publishedFigure(store, "gs-2024-07-net-leverage");
  if (figure === undefined) return [];
  const { value, date, publisher, subject } = figure;
  const definition = `hedge funds' net leverage as published by ${publisher}, the lowest since March 2023`;
  return [
    {
      ...{ definition, value, unit: "decimal", from: date, to: date, n: 1 },
      fits: /lowest/.test(subject),
      choices: { series: definition },
    },
  ];
}

/** What would settle it; no free data do. */
const SETTLES =
  "prime brokers' flows from 11 to 24 July 2024, by positions closed and positions opened, would settle it";

function evaluate(store: Store): Evaluation {
  const prices = priceTraces(store);
  const futures = futuresTraces(store);
  const estimates = [...prices, ...futures, ...momentumShares(store), ...publishedTraces(store)].map(
    (estimate): Estimate => ({ ...estimate, proxy: true }),
  );
  return { verdict: verdictOf(estimates), ...reasonOf(prices, futures), estimates };
}

function reasonOf(
  prices: readonly Estimate[],
  futures: readonly Estimate[],
): Pick<Evaluation, "reason" | "detail"> {
  const lacking = "no table records why investors bought and sold";
  if (prices.length === 0) return { reason: sentence(lacking), detail: sentence(SETTLES) };
  const traces = shareText(prices.filter(({ fits }) => fits).length, prices.length);
  const beta = spreadOf(prices, { name: LOW_BETA, window: "11-16 July" });
  const closed = futures.find(({ definition }) => definition.startsWith("part of leveraged funds' net"));
  const rise = `while small caps rose to ${dayText(RALLY_REPORTS.peak, { year: false })}`;
  return {
    reason: sentence(`${lacking}; prices, a proxy only, show signs of de-risking in ${traces} readings`),
    detail: sentences([
      `prices show these signs in ${tally(prices)}`,
      ...(beta === undefined ? [] : [`${rise}, low volatility less high beta returned ${pointsText(beta)}`]),
      ...(closed === undefined
        ? []
        : [
            `${rise}, ${decidingText(closed.value, PRIMARILY.fits)} of leveraged funds' net buying of futures closed short positions`,
          ]),
      SETTLES,
    ]),
  };
}

/** The rally is said to have been primarily a matter of investors cutting risk. */
export const derisking: Claim = {
  id: "derisking",
  topic: "Positions",
  statement:
    "The rally was primarily a de-risking event: investors closing positions rather than opening new ones",
  stated: "primarily",
  passages: [{ words: ["primarily", "de-risking"], repeated: true }],
  asOf: COMMENTARY.asOf,
  kind: "attribution",
  tables: ["factors-daily", "style-daily", "cot-weekly", "size-gap-daily", "published-figures"],
  notebook: "05-derisking",
  rule: `"Primarily" is read as ${PRIMARILY.reading} of the buying and selling behind the rally, which needs flows by motive: without them the claim is untestable at any date; traces are shown as proxies and never decide, one of them fits when it has the sign that de-risking leaves (winners, high beta and crowded sectors behind; positions smaller) or, where it is a share, when that is ${PRIMARILY.reading}`,
  evaluate,
};
