import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  percentText,
  placeText,
  type Store,
  sentence,
  sentences,
  untestable,
  verdictOf,
} from "claimbook/book";
import { drawdownEpisodes, numbers, periods } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { YEARS_LONG } from "./words.js";

/** The month ends on either side of "a month ago". */
const MONTHS = ["2024-05", "2024-06"] as const;

const SERIES = [
  { name: "price", small: "russell2000_price", large: "sp500_price" },
  { name: "total return", small: "russell2000_total_return", large: "sp500_total_return" },
] as const;

/** A spell below the last high, as it stood at a month end. */
export interface Spell {
  /** Month of the high. */
  readonly from: string;
  readonly to: string;
  readonly months: number;
  /** Level at the month end over the level at the high, minus one. */
  readonly depth: number;
  /** Place by length among all spells below a high to that month, 1 for the longest, of how many. */
  readonly rank: number;
  readonly of: number;
}

/** The spell that a month end lies in, of monthly levels; null at a high, or where the month has no level. */
export function spellAt(months: readonly string[], levels: Float64Array, month: string): Spell | null {
  const end = months.indexOf(month);
  if (end < 0 || Number.isNaN(levels[end])) return null;
  const known = levels.subarray(0, end + 1);
  const spells = drawdownEpisodes(known).map(({ peak, recovery }) => ({
    peak,
    length: (recovery ?? end) - peak,
    isOpen: recovery === null,
  }));
  const own = spells.find(({ isOpen }) => isOpen);
  if (own === undefined) return null;
  return {
    from: months[own.peak] as string,
    to: month,
    months: own.length,
    depth: (known[end] as number) / (known[own.peak] as number) - 1,
    rank: 1 + spells.filter(({ length }) => length > own.length).length,
    of: spells.length,
  };
}

/** The index's own level and its level against the S&P 500, without and with dividends, at each of the two month ends. */
function measuredSpells(store: Store): readonly Estimate[] {
  const table = store.read("index-monthly");
  const months = periods(table, "month");
  return MONTHS.flatMap((month) =>
    SERIES.flatMap(({ name, small, large }): Estimate[] => {
      const own = numbers(table, small);
      const against = numbers(table, large);
      const relative = own.map((level, row) => level / (against[row] as number));
      const spell = spellAt(months, own, month);
      const behind = spellAt(months, relative, month);
      return [
        ...(spell === null ? [] : spellEstimates(spell, name)),
        ...(behind === null
          ? []
          : [{ ...lengthOf(behind, `${name} against the S&P 500`), comparison: true as const }]),
      ];
    }),
  );
}

const lengthOf = ({ months, from, to }: Spell, name: string): Estimate => ({
  definition: `months since the last high, ${name}, at the end of ${dayText(to)}`,
  value: months,
  unit: "months",
  from,
  to,
  n: months,
  fits: YEARS_LONG.fits(months),
  choices: { series: name, measure: "months since the last high", end: dayText(to) },
});

function spellEstimates(spell: Spell, name: string): readonly Estimate[] {
  const { from, to, months, depth, rank, of } = spell;
  const shared = { from, to, comparison: true as const };
  return [
    lengthOf(spell, name),
    {
      definition: `distance from that high, ${name}, at the end of ${dayText(to)} (fits below it)`,
      value: depth,
      unit: "decimal",
      ...shared,
      n: months,
      fits: depth < 0,
      choices: { series: name, measure: "distance from that high", end: dayText(to) },
    },
    {
      definition: `rank of that spell by its length, ${name}, at the end of ${dayText(to)} (fits in the longest tenth)`,
      value: rank,
      unit: "rank",
      ...shared,
      n: of,
      fits: rank <= of / 10,
      choices: { series: name, measure: "rank of that spell by its length", end: dayText(to) },
    },
  ];
}

function evaluate(store: Store): Evaluation {
  const estimates = measuredSpells(store);
  const own = estimates.filter(({ comparison }) => !comparison);
  if (own.length === 0) {
    return untestable(
      "The data hold no month end of the Russell 2000 around 24 June 2024 below an earlier high",
      `its levels to the end of ${dayText(MONTHS[0])} or of ${dayText(MONTHS[1])} would settle it`,
    );
  }
  return { verdict: verdictOf(estimates), ...reasonOf(own, estimates), estimates };
}

function reasonOf(own: readonly Estimate[], all: readonly Estimate[]): Pick<Evaluation, "reason" | "detail"> {
  const lengths = own.map(({ value }) => value);
  const [low, high] = [Math.min(...lengths), Math.max(...lengths)];
  const first = own[0] as Estimate;
  const depths = all
    .filter(({ definition }) => definition.startsWith("distance"))
    .map(
      ({ value, definition, from, to }) =>
        `at the end of ${dayText(to)} the ${definition.includes("total return") ? "total return" : "price"} index was ${percentText(-value, 1)} below its high of ${dayText(from)}`,
    );
  const rank = all.find(({ unit }) => unit === "rank");
  return {
    reason: sentence(
      `the index had been below its high of ${dayText(first.from)} for ${low === high ? low : `${low} to ${high}`} months`,
    ),
    detail: sentences([
      ...depths,
      ...(rank
        ? [`in price, that spell was the ${placeText(rank.value, "longest")} of the ${rank.n} known`]
        : []),
    ]),
  };
}

/** Small caps are said to have been in a slump of years. */
export const longSlump: Claim = {
  id: "long-slump",
  topic: "A decade of underperformance",
  statement: "About a month before the note, the Russell 2000 had been in a slump for years",
  stated: "years-long",
  passages: [{ words: ["mired", "rut"] }],
  target: YEARS_LONG.target,
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-monthly"],
  notebook: "01-decade-underperformance",
  rule: `"Years-long" is read as ${YEARS_LONG.reading} since the last month-end high of the index, in price and in total return, at the month ends on either side of 24 June 2024; the depth of the slump, its rank among such spells, and the level against the S&P 500 are shown but do not decide the verdict`,
  evaluate,
};
