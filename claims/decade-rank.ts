import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  endOf,
  lastWeekday,
  monthEnd,
  place,
  type Store,
  sentence,
  sentences,
  untestable,
  verdictOf,
  wholeText,
} from "claimbook/book";
import {
  addMonths,
  periods,
  rankDistinct,
  rankEpisode,
  rankGrid,
  rankOverlapping,
  relativeWealth,
  type Specification,
  type SpecificationCurve,
  type Stretches,
  sameDayMonths,
  specificationCurve,
  stretches,
} from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { LEGS, type Legs } from "./evidence/legs.js";
import { legPair } from "./evidence/size-pairs.js";

const STATED = 4;
const WINDOW = 120;
/** Written reading of "a century": at least nine decades of months before the end. */
const CENTURY = 9 * WINDOW;

/** Ten-year windows of one pair of legs up to a month, with what ranking them needs. */
export interface DecadeWindows {
  readonly legs: Legs;
  /** Last month of each window. */
  readonly ends: readonly string[];
  readonly stretches: Stretches;
  /** Months of the series, and the wealth of small over large after each (one longer: it starts at 1). */
  readonly months: readonly string[];
  readonly relativeWealth: Float64Array;
}

/** All ten-year windows of a pair of legs that end by a month; the months with both legs, oldest first. */
export function decadeWindows(store: Store, legs: Legs, { end }: { readonly end: string }): DecadeWindows {
  const pair = legPair(store, legs);
  const months = pair.months.filter((month) => month <= end);
  const [a, b] = [pair.small.subarray(0, months.length), pair.large.subarray(0, months.length)];
  const windows = stretches([a, b], { window: WINDOW });
  return {
    legs,
    ends: [...windows.ends].map((position) => months[position] as string),
    stretches: windows,
    months,
    relativeWealth: relativeWealth([a, b]),
  };
}

/** Measures whose ranks can differ; the ratio of wealth and the gap of log returns always rank alike. */
const MEASURES = [
  ["ratio of wealth", "ratio"],
  ["gap of cumulative returns", "gap"],
  ["annualised gap", "annualisedGap"],
] as const;

type Counting = (values: Float64Array, at: number) => number;
const COUNTINGS: readonly (readonly [string, Counting])[] = [
  ["distinct stretches", (values, at) => rankDistinct(values, at, { window: WINDOW })],
  ["overlapping windows", rankOverlapping],
  ["fixed grid of decades", (values, at) => rankGrid(values, at, { window: WINDOW })],
];

/** The rank of the decade under every pair of legs, measure, way to count and end; `value` 1 is the worst. */
export function decadeRanks(
  store: Store,
  ends: readonly string[],
): readonly (Specification & { n: number })[] {
  return ends.flatMap((end) =>
    LEGS.flatMap((legs) => {
      const windows = decadeWindows(store, legs, { end });
      const at = windows.ends.indexOf(end);
      if (at < 0 || windows.months.length < CENTURY) return [];
      const measures = legs.large === null ? MEASURES.slice(0, 1) : MEASURES;
      const row = (measure: string, counting: string, value: number, n: number) => ({
        choices: { legs: legs.name, measure, counting, end },
        value,
        n,
        fits: value === STATED,
      });
      const ranked = measures.flatMap(([measure, key]) =>
        COUNTINGS.map(([counting, rank]) =>
          row(measure, counting, rank(windows.stretches[key], at), windows.ends.length),
        ),
      );
      const episode = rankEpisode(windows.relativeWealth, windows.months.length);
      return episode === null
        ? ranked
        : [...ranked, row("ratio of wealth", "peak-to-trough falls", episode, windows.months.length)];
    }),
  );
}

/** The two month ends that "a month before" can mean: the month that holds that day, and the one before it. */
export function decadeEnds(askedOn: string): readonly string[] {
  const month = sameDayMonths(askedOn, -1).slice(0, 7);
  return [addMonths(month, -1), month];
}

/**
 * The specification curve of the rank, or null where no decade can be ranked.
 * @param options.askedOn the day that it is asked on; default the commentary's own
 */
export function decadeRankCurve(
  store: Store,
  { askedOn = COMMENTARY.asOf }: { readonly askedOn?: string } = {},
): SpecificationCurve | null {
  const ranks = decadeRanks(store, decadeEnds(askedOn));
  return ranks.length === 0 ? null : specificationCurve(ranks);
}

function evaluate(store: Store, askedOn: string = COMMENTARY.asOf): Evaluation {
  const ends = decadeEnds(askedOn);
  const ranks = decadeRanks(store, ends);
  if (ranks.length === 0) {
    return untestable(
      `The data rank no ten-year window that ends in ${ends.map((end) => dayText(end)).join(" or ")} within a century`,
      "monthly returns of small and large stocks to that month, and over nine decades before it at least, would settle it",
    );
  }
  const estimates: Estimate[] = ranks.map(({ choices, value, n, fits }) => ({
    definition: `${choices.legs}, ${choices.measure}, ${choices.counting}`,
    value,
    unit: "rank",
    from: addMonths(choices.end as string, -WINDOW),
    to: choices.end as string,
    n,
    fits,
    choices: {
      "small caps and large caps": choices.legs as string,
      measure: choices.measure as string,
      counting: choices.counting as string,
      end: dayText(choices.end as string),
    },
  }));
  return { verdict: verdictOf(estimates), ...reasonOf(ranks), estimates };
}

function reasonOf(ranks: readonly Specification[]): Pick<Evaluation, "reason" | "detail"> {
  const { specifications, median } = specificationCurve(ranks);
  const fitting = specifications.filter(({ fits }) => fits);
  const by = (name: string) => [...new Set(fitting.map(({ choices }) => choices[name]))];
  const [first, last] = [specifications[0], specifications.at(-1)].map((one) =>
    wholeText(one?.value as number),
  );
  const count = `${fitting.length === 0 ? "none" : fitting.length} of ${ranks.length}`;
  return {
    reason: sentence(
      `the decade ranks 4th worst in ${count} readings; its rank runs from ${first} to ${last}, with a median of ${median}`,
    ),
    ...(fitting.length > 0 && {
      detail: sentences([
        `it ranks 4th under these ways of counting: ${by("counting").join("; ")}`,
        `and with these portfolios: ${by("legs").join("; ")}`,
      ]),
    }),
  };
}

/** That ten-year stretch is stated to be the fourth worst for small against large caps in a century. */
export const decadeRank: Claim = {
  id: "decade-rank",
  topic: "A decade of underperformance",
  statement: "Those ten years were the fourth-worst stretch for small against large caps in a century",
  stated: "4th worst",
  passages: [{ figure: "fourth", words: ["worst", "century"] }],
  target: place(STATED),
  asOf: COMMENTARY.asOf,
  kind: "rank",
  tables: ["size-monthly"],
  notebook: "01-decade-underperformance",
  rule: "A reading fits when the ten years to the month that holds the day one month before the day that it is asked on, or to the month end before it, rank exactly fourth from the bottom",
  // The last month end that "a month before" can mean.
  due: (askedOn) => endOf(monthEnd(sameDayMonths(askedOn, -1).slice(0, 7))),
  moving: {
    statement: (askedOn) =>
      `The ten years to a month before ${dayText(askedOn)} were the fourth-worst stretch for small against large caps in a century`,
    newest: (store) => {
      const month = periods(store.read("size-monthly"), "month").at(-1);
      return month && lastWeekday(monthEnd(month));
    },
  },
  evaluate,
};
