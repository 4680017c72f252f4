import {
  type Claim,
  closeOf,
  dayText,
  type Estimate,
  type Evaluation,
  figure,
  fittingReason,
  placeText,
  pointsText,
  roundsTo,
  roundsToFigure,
  type Store,
  untestable,
  verdictOf,
  wholeText,
} from "claimbook/book";
import { numbers, periods } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { CPI_DAY } from "./evidence/cpi-window.js";
import { fixedWindow, indexCloses } from "./evidence/index-closes.js";
import { returnReadings, SMALL } from "./evidence/index-readings.js";

/** Where one day's gap stands among all days that the store shows. */
export interface GapRank {
  readonly day: string;
  /** Russell 2000 minus S&P 500, price returns, decimal. */
  readonly gap: number;
  /** 1: no day was wider for small caps. */
  readonly rank: number;
  readonly of: number;
  readonly first: string;
  readonly last: string;
}

/**
 * The rank of a day's gap between small and large caps, widest first.
 * @param options.column `gap_1d`, or `gap_5d` for the five trading days to it
 * @returns undefined where the store does not show that day
 */
export function gapRank(
  store: Store,
  day: string,
  { column = "gap_1d" }: { readonly column?: "gap_1d" | "gap_5d" } = {},
): GapRank | undefined {
  const table = store.read("size-gap-daily");
  const days = periods(table, "date");
  const gaps = numbers(table, column);
  const at = days.indexOf(day);
  const gap = gaps[at];
  if (gap === undefined || Number.isNaN(gap)) return undefined;
  const known = gaps.filter((value) => !Number.isNaN(value));
  return {
    day,
    gap,
    rank: 1 + known.filter((value) => value > gap).length,
    of: known.length,
    first: days[0] as string,
    last: days.at(-1) as string,
  };
}

function rarity(rank: GapRank): Estimate {
  return {
    definition: "rank of the day's gap to the S&P 500 (fits within the widest one in a hundred)",
    value: rank.rank,
    unit: "rank",
    from: rank.first,
    to: rank.last,
    n: rank.of,
    fits: rank.rank <= rank.of / 100,
    comparison: true,
    choices: { measure: "rank of the lead over the S&P 500" },
  };
}

/** "the lead was 4.4 points, the 3rd-largest of 6,429 days". */
function rankClause({ gap, rank, of, first }: GapRank): string {
  const place = placeText(rank, "largest");
  return `the Russell 2000's lead over the S&P 500 that day, ${pointsText(gap)}, is the ${place} of ${wholeText(of)} days since ${dayText(first)}`;
}

function evaluate(store: Store): Evaluation {
  const { before, day } = CPI_DAY;
  const closes = indexCloses(store);
  const own = returnReadings(closes, SMALL, {
    window: fixedWindow(closes, before, day),
    fits: (value) => roundsTo(value, 0.036, { digits: 1 }),
    digits: 2,
  });
  if (own.length === 0) {
    return untestable(
      `The data hold no close of the Russell 2000 on ${dayText(day)} at this date`,
      `it and the one of ${dayText(before)} would settle it`,
    );
  }
  const rank = gapRank(store, day);
  const estimates = rank ? [...own, rarity(rank)] : own;
  const naming = { index: "Russell 2000", does: roundsToFigure("3.6%") };
  const reason = fittingReason(own, naming, rank ? [rankClause(rank)] : []);
  return { verdict: verdictOf(estimates), ...reason, estimates };
}

/** Small caps' stated jump on the day of June's consumer prices. */
export const cpiDay: Claim = {
  id: "cpi-day",
  topic: "The July rally",
  statement: "On 11 July 2024, the day of June's consumer prices, the Russell 2000 gained 3.6%",
  stated: "3.6%",
  passages: [{ figure: "3.6%", words: ["shot", "day"] }],
  target: figure(0.036),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly", "size-gap-daily"],
  notebook: "02-july-rally",
  rule: "A reading fits when the day's return rounds to 3.6%; the rank of the day's gap to the S&P 500 is shown but does not decide the verdict",
  due: () => closeOf(CPI_DAY.day),
  evaluate,
};
