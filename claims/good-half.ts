import {
  type Claim,
  type Estimate,
  type Evaluation,
  percentText,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import { compoundReturn, numbers, periods } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { publishedFigure } from "./evidence/published.js";
import { MAJORITY } from "./words.js";

/** The first half of 2024, as months: the close before it, and its last one. */
const HALF = { base: "2023-12", end: "2024-06" } as const;

const FUNDS = [
  { id: "hfr-2024-h1-composite", name: "hedge funds, composite" },
  { id: "hfr-2024-h1-equity", name: "hedge funds in equities" },
] as const;

const BEHIND = "spiva-2024-h1-global";
const POSITIVE = "hfr-2024-06-positive-share";

/** What a half year can be measured against, as returns over it; none that the store lacks. */
function hurdles(store: Store): readonly { readonly name: string; readonly value: number }[] {
  const index = store.read("index-monthly");
  const months = periods(index, "month");
  const level = (column: string, month: string) =>
    numbers(index, column)[months.indexOf(month)] ?? Number.NaN;
  const sp500 = level("sp500_total_return", HALF.end) / level("sp500_total_return", HALF.base) - 1;
  const factors = store.read("factors-monthly");
  const known = periods(factors, "month");
  const [start, end] = [known.indexOf(HALF.base) + 1, known.indexOf(HALF.end) + 1];
  const bills =
    start > 0 && end > start ? compoundReturn(numbers(factors, "rf"), { start, end }) : Number.NaN;
  return [
    { name: "zero", value: 0 },
    { name: "Treasury bills", value: bills },
    { name: "the S&P 500", value: sp500 },
  ].filter(({ value }) => !Number.isNaN(value));
}

/** Averages of hedge funds less each hurdle: they say what the average manager earned, not what most did. */
function averages(store: Store): readonly Estimate[] {
  return FUNDS.flatMap(({ id, name }) => {
    const figure = publishedFigure(store, id);
    if (figure === undefined) return [];
    return hurdles(store).map((hurdle): Estimate => {
      const value = figure.value - hurdle.value;
      return {
        definition: `${name} less ${hurdle.name}`,
        value,
        unit: "points",
        from: HALF.base,
        to: HALF.end,
        n: 1,
        fits: value > 0,
        choices: { series: name, measure: `less ${hurdle.name}` },
      };
    });
  });
}

/** Shares of managers: the only figures that say "most". */
function shares(store: Store): readonly Estimate[] {
  const behind = publishedFigure(store, BEHIND);
  const positive = publishedFigure(store, POSITIVE);
  const kind = "share of managers";
  return [
    ...(behind === undefined
      ? []
      : [
          {
            definition: "active funds ahead of their benchmark, worldwide",
            value: 1 - behind.value,
            unit: "decimal",
            from: HALF.base,
            to: HALF.end,
            n: 1,
            kind,
            fits: MAJORITY.fits(1 - behind.value),
            choices: { series: "active funds, worldwide", measure: "share ahead of their benchmark" },
          },
        ]),
    ...(positive === undefined
      ? []
      : [
          {
            definition: "hedge funds with a gain in June alone",
            value: positive.value,
            unit: "decimal",
            from: HALF.end,
            to: HALF.end,
            n: 1,
            kind,
            fits: MAJORITY.fits(positive.value),
            comparison: true as const,
            choices: { series: "hedge funds, June alone", measure: "share with a gain" },
          },
        ]),
  ];
}

function evaluate(store: Store): Evaluation {
  const estimates = [...averages(store), ...shares(store)];
  const own = estimates.filter(({ comparison }) => !comparison);
  if (own.length === 0) {
    return untestable(
      "At this date the data hold no figure on managers' returns in the first half of 2024",
      "returns of managers over the first half of 2024 would settle it",
    );
  }
  return { verdict: verdictOf(estimates), ...reasonOf(own), estimates };
}

function reasonOf(own: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const value = (definition: string) => own.find((one) => one.definition === definition)?.value;
  const [composite, equity] = FUNDS.map(({ name }) => value(`${name} less zero`));
  const ahead = own.find(({ kind }) => kind !== undefined)?.value;
  const fitting = shareText(own.filter(({ fits }) => fits).length, own.length);
  const sp500 = value(`${FUNDS[1].name} less the S&P 500`);
  const short = sp500 !== undefined && sp500 < 0 ? " but lagged the S&P 500" : "";
  return {
    reason: sentence(`${fitting} readings fit: hedge funds gained on average${short}`),
    detail: sentences([
      ...(composite !== undefined && equity !== undefined
        ? [
            `the average hedge fund gained ${percentText(composite, 2)}, the average equity hedge fund ${percentText(equity, 2)}`,
          ]
        : []),
      ...(ahead === undefined
        ? []
        : [`${percentText(ahead, 0)} of active funds worldwide were ahead of their benchmarks`]),
      "an average does not say what most did",
      "a comparison with a 60/40 portfolio would need a bond index, which no table holds",
    ]),
  };
}

/** Most managers are said to have had a good first half. */
export const goodHalf: Claim = {
  id: "good-half",
  topic: "Positions",
  statement: "Most managers had a good first half of 2024",
  stated: "most, good",
  passages: [{ words: ["most", "managers", "half"] }],
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["published-figures", "index-monthly", "factors-monthly"],
  notebook: "05-derisking",
  rule: `"Good" is read as a gain, as more than Treasury bills and as more than the S&P 500's total return, for the average hedge fund; and as ${MAJORITY.reading} of active funds ahead of their benchmarks; hedge funds with a gain in June alone are shown but do not decide the verdict`,
  evaluate,
};
