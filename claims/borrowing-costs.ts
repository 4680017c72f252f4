import {
  addDays,
  type Choices,
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  percentText,
  pointsText,
  type Store,
  sentence,
  sentences,
  verdictOf,
} from "claimbook/book";
import { COMMENTARY, lastKnownDay } from "./commentary.js";
import { CPI_DAY } from "./evidence/cpi-window.js";
import { publishedFigure } from "./evidence/published.js";
import { type RateReaction, type ReactionSample, rateMoves, rateReaction } from "./evidence/rate-moves.js";
import { LARGE_SHARE } from "./words.js";

const FIRST = "2024-01-02";

/** The samples of days that decide on the second half of the claim. */
const SAMPLES = {
  whole: "all days of 2024 to date",
  wholeWithout: "all days of 2024 to date but the CPI day",
  before: "days before the CPI day",
  since: "days from the CPI day to date",
  sinceWithout: "days after the CPI day to date",
} as const;

const FALLS = "days of 2024 to date on which the yield fell";

/** Known with hindsight only. */
const AFTERWARDS = "days of 2024 after the note";

/** What a reading measures unless it says otherwise. */
const TWO_YEAR = {
  measure: "lead of the Russell 2000 over the S&P 500",
  series: "the two-year yield",
  adjustment: "none",
} as const;

const SETTLES =
  "interest paid, the share of floating-rate debt and its maturities for the members of both indices would settle it";

/** Published shares of small companies' debt that floats: what rates reach at once. They stand in for the cost of debt, which no table holds. */
const FLOATING = ["floating-2023-r2000", "floating-2024-07-small"] as const;

function floatingShares(store: Store): readonly Estimate[] {
  return FLOATING.flatMap((id): Estimate[] => {
    const found = publishedFigure(store, id);
    return found === undefined
      ? []
      : [
          {
            definition: `floating-rate share of small companies' debt, by ${found.publisher}`,
            value: found.value,
            unit: "decimal",
            from: found.date,
            to: found.date,
            n: 1,
            kind: "share of debt",
            fits: LARGE_SHARE.fits(found.value),
            proxy: true,
            choices: {
              measure: "floating-rate share of small companies' debt",
              source: found.publisher,
              end: dayText(found.date),
            },
          },
        ];
  });
}

/** How small against large caps answered to yields, in each sample of days that the store shows. */
export function rateReactions(store: Store): readonly Estimate[] {
  const moves = rateMoves(store);
  const anchor = lastKnownDay(store);
  const { before, day } = CPI_DAY;
  const whole = { from: FIRST, to: anchor };
  const since = { from: day, to: anchor };
  const reading = (
    definition: string,
    sample: ReactionSample,
    { comparison = false, choices = {} }: { readonly comparison?: boolean; readonly choices?: Choices } = {},
  ): Estimate[] => {
    const reaction = rateReaction(moves, sample);
    const chosen = { ...TWO_YEAR, sample: definition, ...choices };
    return reaction ? [{ ...estimate(definition, reaction, comparison), choices: chosen }] : [];
  };
  const beside = { comparison: true };
  const otherwise = (choices: Choices) => ({ ...beside, choices: { sample: SAMPLES.whole, ...choices } });
  const reached = anchor >= day;
  return [
    ...(reached ? reading(SAMPLES.whole, whole) : []),
    ...(reached ? reading(SAMPLES.wholeWithout, { ...whole, without: day }) : []),
    ...reading(SAMPLES.before, { from: FIRST, to: reached ? before : anchor }),
    ...reading(SAMPLES.since, since),
    ...reading(SAMPLES.sinceWithout, { ...since, without: day }),
    ...reading(
      "all days of 2024 to date, the market's return held fixed",
      { ...whole, holdMarket: true },
      otherwise({ adjustment: "the market's return held fixed" }),
    ),
    ...reading(
      "all days of 2024 to date, the ten-year yield",
      { ...whole, rate: "tenYear" },
      otherwise({ series: "the ten-year yield" }),
    ),
    ...reading(
      "all days of 2024 to date, the size factor SMB",
      { ...whole, answer: "smb" },
      otherwise({ measure: "the size factor SMB" }),
    ),
    ...reading(FALLS, { ...whole, fallsOnly: true }, beside),
    ...reading(AFTERWARDS, { from: addDays(COMMENTARY.asOf, 1), to: "2024-12-31" }, beside),
  ];
}

function estimate(definition: string, reaction: RateReaction, comparison: boolean): Estimate {
  const { lead, interval, pValue, n, from, to } = reaction;
  return {
    definition,
    value: lead,
    unit: "points",
    from,
    to,
    n,
    interval,
    pValue,
    fits: lead > 0,
    ...(comparison && { comparison: true as const }),
  };
}

function evaluate(store: Store): Evaluation {
  const estimates = [...rateReactions(store), ...floatingShares(store)];
  // The first half is in no table, so the second can sink the claim but not carry it.
  const verdict = verdictOf(estimates) === "contradicted" ? "contradicted" : "untestable";
  return { verdict, ...reasonOf(estimates), estimates };
}

function reasonOf(estimates: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const lacking = "no table holds companies' borrowing costs";
  const of = (name: string) => estimates.find(({ definition }) => definition === name);
  const whole = of(SAMPLES.whole) ?? of(SAMPLES.before);
  if (whole === undefined) {
    return {
      reason: sentence(`${lacking}, nor at this date enough days with both yields and small caps' lead`),
      detail: sentence(SETTLES),
    };
  }
  const [low, high] = whole.interval as readonly [number, number];
  const parts = [
    { name: SAMPLES.before, text: () => "before the CPI day" },
    { name: SAMPLES.since, text: (n: number) => `from that day on (${n} days)` },
    { name: SAMPLES.sinceWithout, text: (n: number) => `after that day (${n} days)` },
    { name: FALLS, text: (n: number) => `on the ${n} days on which the yield fell` },
    { name: AFTERWARDS, text: (n: number) => `on the ${n} days after the note` },
  ].flatMap(({ name, text }) => {
    const part = of(name);
    return part === undefined || part === whole ? [] : `${text(part.n)} it was ${pointsText(part.value)}`;
  });
  return {
    reason: sentence(
      `${lacking}; a fall of the two-year yield by 0.1 points went with a small-cap lead of ${pointsText(whole.value)}`,
    ),
    detail: sentences([
      `that lead of the Russell 2000 over the S&P 500 is measured on ${whole.n} days to ${dayText(whole.to)}`,
      `its 95% interval runs from ${pointsText(low).replace(" points", "")} to ${pointsText(high)}`,
      ...parts,
      ...floatingTexts(estimates),
      SETTLES,
    ]),
  };
}

/** "in 2023 Goldman Sachs put the floating-rate share of small companies' debt at 30%". */
const floatingTexts = (estimates: readonly Estimate[]): string[] =>
  estimates
    .filter(({ kind }) => kind !== undefined)
    .map(
      ({ definition, value, to }) =>
        `in ${to.slice(0, 4)}, ${definition.split(", by ").at(-1)} put the floating-rate share of small companies' debt at ${percentText(value, 0)}`,
    );

/** Small caps are said to borrow at higher cost and therefore to gain more when rates fall. */
export const borrowingCosts: Claim = {
  id: "borrowing-costs",
  topic: "The active case",
  statement: "Small companies borrow at a higher cost than large ones and gain more when interest rates fall",
  stated: "gain more from lower rates",
  passages: [{ words: ["borrowing", "benefit"] }],
  asOf: COMMENTARY.asOf,
  kind: "attribution",
  tables: ["size-gap-daily", "rates-daily", "factors-daily", "published-figures"],
  notebook: "07-active-case",
  rule: "Both halves are needed, and the first (the cost of debt) is in no table: the claim is contradicted when the second fails in every sample of days, and untestable otherwise; a sample fits when the Russell 2000 led the S&P 500 the more, the more the two-year yield fell that day (slope of least squares, per tenth of a point of yield, shown with its Newey-West interval); the ten-year yield, the size factor, the market held fixed and falls alone are shown but do not decide the verdict; published floating-rate shares of small companies' debt are shown as proxies",
  evaluate,
};
