import {
  type Choices,
  type Claim,
  type Estimate,
  type Evaluation,
  percentText,
  type Store,
  sentence,
  sentences,
  untestable,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY } from "./commentary.js";
import { publishedFigure } from "./evidence/published.js";
import { SCARCE } from "./words.js";

interface Pair {
  readonly name: string;
  readonly choices: Choices;
  readonly small: string;
  readonly large: string;
}

const RATINGS: Pair = {
  name: "ratings a stock, S&P SmallCap 600 over S&P 500",
  choices: { measure: "ratings a stock, small over large", sample: "United States" },
  small: "analysts-sp600",
  large: "analysts-sp500",
};
const WORLDWIDE: Pair = {
  name: "analysts a company worldwide, small over large",
  choices: { measure: "analysts a company, small over large", sample: "worldwide" },
  small: "analysts-2019-small",
  large: "analysts-2019-large",
};
const UNCOVERED = { small: "uncovered-2019-small", large: "uncovered-2019-large" } as const;

interface Counts {
  readonly small: number;
  readonly large: number;
  readonly date: string;
}

function counts(store: Store, { small, large }: Pick<Pair, "small" | "large">): Counts | undefined {
  const [one, other] = [publishedFigure(store, small), publishedFigure(store, large)];
  return one && other && { small: one.value, large: other.value, date: one.date };
}

function ratio(store: Store, pair: Pair): readonly Estimate[] {
  const found = counts(store, pair);
  if (found === undefined) return [];
  const value = found.small / found.large;
  return [
    {
      definition: pair.name,
      value,
      unit: "ratio",
      from: found.date,
      to: found.date,
      n: 2,
      fits: SCARCE.fits(value),
      choices: pair.choices,
      // Companies of the whole world stand in for those of one country.
      ...(pair === WORLDWIDE && { proxy: true as const }),
    },
  ];
}

/** Share of companies without any analyst, small less large. */
function uncovered(store: Store): readonly Estimate[] {
  const found = counts(store, UNCOVERED);
  if (found === undefined) return [];
  const value = found.small - found.large;
  return [
    {
      definition: "share of companies without an analyst worldwide, small less large",
      value,
      unit: "points",
      from: found.date,
      to: found.date,
      n: 2,
      kind: "share without an analyst",
      fits: value > 0,
      choices: { measure: "share without an analyst, small less large", sample: "worldwide" },
      proxy: true,
    },
  ];
}

function evaluate(store: Store): Evaluation {
  const estimates = [...ratio(store, RATINGS), ...ratio(store, WORLDWIDE), ...uncovered(store)];
  const ratings = counts(store, RATINGS);
  if (ratings === undefined) {
    const settles =
      "analysts' ratings a stock for members of a small-cap and a large-cap index would settle it";
    return { ...untestable("the data hold no count of ratings in the United States", settles), estimates };
  }
  const { small, large, date } = ratings;
  const world = counts(store, WORLDWIDE);
  const without = counts(store, UNCOVERED);
  return {
    verdict: verdictOf(estimates),
    reason: sentence(
      `in about ${date.slice(0, 4)} a member of the S&P SmallCap 600 had ${small} ratings on average, a member of the S&P 500 ${large}`,
    ),
    detail: sentences([
      "the page that counts the ratings gives no date, so its year is approximate",
      ...(world
        ? [
            `worldwide in ${world.date.slice(0, 4)}, ${world.small} analysts followed a small company and ${world.large} a large one`,
          ]
        : []),
      ...(without
        ? [
            `${percentText(without.small, 1)} of small companies and ${percentText(without.large, 1)} of large ones had none`,
          ]
        : []),
      "a count of July 2024 is in no table",
    ]),
    estimates,
  };
}

/** Few analysts at brokers are said to cover small caps. */
export const thinCoverage: Claim = {
  id: "thin-coverage",
  topic: "The active case",
  statement: "Few sell-side analysts cover small caps",
  stated: "scarce",
  passages: [{ words: ["scarce", "analyst"] }],
  target: SCARCE.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["published-figures"],
  notebook: "07-active-case",
  rule: `"Scarce" is read as ${SCARCE.reading} ratings a stock among small caps as among large ones, in the United States, in the newest count known, whatever its age; counts of the whole world, and the share of companies without an analyst, are shown as proxies and never decide`,
  evaluate,
};
