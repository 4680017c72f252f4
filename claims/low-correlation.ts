import {
  type Claim,
  dayText,
  deciding,
  decidingDigits,
  type Estimate,
  type Evaluation,
  type Store,
  sentence,
  sentences,
  shareText,
  spanText,
  stockTable,
  untestable,
  verdictOf,
} from "claimbook/book";
import { equicorrelationStdErr, normalQuantile, sameDayMonths } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { LOW_CORRELATION } from "./words.js";

/** Mean pairwise correlation of the members of an index over a span. */
export interface MemberCorrelation {
  readonly universe: "r2000" | "sp500";
  readonly sampling: "daily" | "weekly";
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly correlation: number;
  /** 95%, as for normal returns with one correlation between all pairs. */
  readonly interval: readonly [low: number, high: number];
  readonly members: number;
  /** Returns a member. */
  readonly returns: number;
}

interface Row {
  readonly universe: MemberCorrelation["universe"];
  readonly sampling: MemberCorrelation["sampling"];
  readonly start: string;
  readonly end: string;
  readonly mean_pairwise_correlation: number;
  readonly n: number;
  readonly observations: number;
}

/** Correlations that the store knows, by span, then by sampling, small caps first. */
export function memberCorrelations(store: Store): readonly MemberCorrelation[] {
  const rows = (stockTable(store, "correlation") ?? store.read("correlation"))
    .orderby("start", "sampling", "universe")
    .objects() as Row[];
  return rows.map(
    ({ universe, sampling, start, end, mean_pairwise_correlation: correlation, n, observations }) => {
      const error = equicorrelationStdErr(correlation, { members: n, periods: observations });
      const reach = normalQuantile(0.975) * error;
      return {
        universe,
        sampling,
        from: start,
        to: end,
        correlation,
        interval: [correlation - reach, correlation + reach] as const,
        members: n,
        returns: observations,
      };
    },
  );
}

const NAMES = { r2000: "Russell 2000 members", sp500: "S&P 500 members" } as const;
const UNIT = "ratio";
/** The table knows no more of a correlation. */
const MAX_DECIMALS = 4;

/** Two decimals of a correlation, or as many as it takes to follow its judgement. */
const decimals = (value: number, fits: (value: number) => boolean) =>
  Math.min(2 + decidingDigits(value, fits, { min: 0 }), MAX_DECIMALS);

/** By the word alone: is it below what "low" is read as? Large caps stand beside it. */
function absolute({
  universe,
  sampling,
  from,
  to,
  correlation,
  interval,
  returns,
}: MemberCorrelation): Estimate {
  return {
    definition: `${NAMES[universe]}, ${sampling} returns`,
    value: correlation,
    unit: UNIT,
    from,
    to,
    n: returns,
    interval,
    fits: LOW_CORRELATION.fits(correlation),
    digits: decimals(correlation, LOW_CORRELATION.fits),
    ...(universe === "sp500" && { comparison: true as const }),
    choices: { sample: NAMES[universe], frequency: sampling, window: spanText(from, to) },
  };
}

/** Against large caps over the same span: is it lower than theirs? */
function relative(small: MemberCorrelation, all: readonly MemberCorrelation[]): Estimate[] {
  const large = all.find(
    ({ universe, sampling, from }) =>
      universe === "sp500" && sampling === small.sampling && from === small.from,
  );
  if (large === undefined) return [];
  const { sampling, from, to, returns } = small;
  const value = small.correlation - large.correlation;
  const definition = `${NAMES.r2000} less ${NAMES.sp500}, ${sampling} returns`;
  const lower = (difference: number) => difference < 0;
  const judgement = { fits: lower(value), digits: decimals(value, lower) };
  const choices = {
    sample: `${NAMES.r2000} less ${NAMES.sp500}`,
    frequency: sampling,
    window: spanText(from, to),
  };
  return [{ definition, value, unit: UNIT, kind: "difference", from, to, n: returns, ...judgement, choices }];
}

function evaluate(store: Store): Evaluation {
  // Correlations change within months, so that older ones say nothing of the note's day.
  const known = memberCorrelations(store).filter(({ to }) => to >= sameDayMonths(COMMENTARY.asOf, -12));
  const small = known.filter(({ universe }) => universe === "r2000");
  if (small.length === 0) {
    return untestable(
      `The data hold no correlation of members of the Russell 2000 within the year to ${dayText(COMMENTARY.asOf)}`,
      "daily and weekly returns of the members of both indices would settle it",
    );
  }
  const estimates = [...known.map(absolute), ...small.flatMap((one) => relative(one, known))];
  return { verdict: verdictOf(estimates), ...reasonOf(known, deciding(estimates)), estimates };
}

/** Small caps' correlation, against large caps' where there is one, with the decimals that tell whether it is low, and which is lower. */
function besideText(small: number, large: number | undefined): string {
  let digits = decimals(small, LOW_CORRELATION.fits);
  if (large === undefined) return small.toFixed(digits);
  while (small !== large && digits < MAX_DECIMALS && small.toFixed(digits) === large.toFixed(digits))
    digits += 1;
  return `${small.toFixed(digits)} against ${large.toFixed(digits)}`;
}

function reasonOf(
  known: readonly MemberCorrelation[],
  own: readonly Estimate[],
): Pick<Evaluation, "reason" | "detail"> {
  const spans = known
    .filter(({ universe }) => universe === "r2000")
    .map(({ sampling, from, to, correlation, returns }) => {
      const large = known.find(
        (one) => one.universe === "sp500" && one.sampling === sampling && one.from === from,
      );
      const when =
        from.slice(0, 7) === to.slice(0, 7)
          ? `in ${dayText(from.slice(0, 7))}`
          : `in the year to ${dayText(to.slice(0, 7))}`;
      return `on ${returns} ${sampling} returns ${when}, it was ${besideText(correlation, large?.correlation)}`;
    });
  const count = (some: readonly Estimate[]) => shareText(some.filter(({ fits }) => fits).length, some.length);
  const [levels, differences] = [false, true].map((compared) =>
    own.filter(({ definition }) => definition.includes(" less ") === compared),
  ) as [Estimate[], Estimate[]];
  return {
    reason: sentence(
      `correlation was ${LOW_CORRELATION.reading} in ${count(levels)} readings, and lower than among large caps in ${count(differences)}`,
    ),
    detail: sentences([
      "figures are mean pairwise correlations of small-cap members, against those of large-cap members",
      ...spans,
    ]),
  };
}

/** Small caps are said to move little with one another, which leaves room to choose. */
export const lowCorrelation: Claim = {
  id: "low-correlation",
  topic: "The active case",
  statement: "The stocks of small companies correlate little with one another",
  stated: "low",
  passages: [{ words: ["low", "correlation"] }],
  target: LOW_CORRELATION.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["correlation"],
  panelTables: ["correlation"],
  notebook: "07-active-case",
  rule: `"Low" is read in two ways, and in each by daily and weekly returns, over the year before July 2024 and in July: by itself as ${LOW_CORRELATION.reading}, and as lower than among members of the S&P 500; figures at most a year old count; the S&P 500's own level is shown but does not decide the verdict`,
  evaluate,
};
