import {
  type Claim,
  type Estimate,
  type Evaluation,
  percentText,
  pointsText,
  type Store,
  sentence,
  sentences,
  spanText,
  untestable,
} from "claimbook/book";
import { addMonths, compoundReturn } from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { indexCloses } from "./evidence/index-closes.js";
import { observations } from "./evidence/index-readings.js";
import { JULY, julyLeads } from "./evidence/july-lead.js";
import { LEGS, type Legs } from "./evidence/legs.js";
import { indexPairs, legPair, type SizePair } from "./evidence/size-pairs.js";
import { relativeReturns, SURGE_HORIZONS, SURGE_READINGS, surgeAverages } from "./evidence/surges.js";

/** The pair that the reason quotes beside the century. */
const INDEX_PAIR = "Russell 2000, price returns, S&P 500";

/** The pairs whose past is asked: a century of portfolios by size, and the Russell 2000 under each way to quote it. */
const pairsOf = (store: Store): readonly SizePair[] => [
  legPair(store, LEGS[0] as Legs),
  ...indexPairs(store),
];

/** What followed earlier surges, beyond what follows any month. */
function pastReadings(pairs: readonly SizePair[], july: number): Estimate[] {
  return pairs.flatMap((pair) =>
    SURGE_READINGS.flatMap((reading) =>
      surgeAverages(pair, { reading, july }).map(
        ({ horizon, n, mean, usual, differenceInterval, differencePValue }) => ({
          definition: `${pair.name}: ${monthsText(horizon)} after ${reading.name}, beyond the average month`,
          value: mean - usual,
          unit: "points",
          from: pair.months[0] as string,
          to: pair.months.filter((month) => month < JULY.month).at(-1) as string,
          n,
          ...(differenceInterval && { interval: differenceInterval }),
          ...(differencePValue !== null && { pValue: differencePValue }),
          fits: differenceInterval !== null && differenceInterval[0] > 0,
          choices: {
            "small caps and large caps": pair.name,
            horizon: monthsText(horizon),
            sample: `after ${reading.name}, beyond the average month`,
          },
        }),
      ),
    ),
  );
}

const monthsText = (count: number) => (count === 1 ? "1 month" : `${count} months`);

/** What followed July 2024 itself, as far as the store knows: from the month's end to each horizon, and to the newest month. */
function laterReadings(pairs: readonly SizePair[]): Estimate[] {
  return pairs.flatMap((pair) => {
    const start = pair.months.indexOf(JULY.month) + 1;
    const newest = pair.months.length - start;
    if (start === 0) return [];
    const relative = relativeReturns(pair);
    return [...new Set([...SURGE_HORIZONS, newest])]
      .filter((months) => months >= 1 && months <= newest)
      .map((months) => {
        const value = compoundReturn(relative, { start, end: start + months });
        return {
          definition: `${pair.name}: ${monthsText(months)} after July 2024`,
          value,
          unit: "decimal",
          from: JULY.month,
          to: addMonths(JULY.month, months),
          n: months,
          fits: value > 0,
          choices: {
            "small caps and large caps": pair.name,
            horizon: monthsText(months),
            sample: "after July 2024",
          },
        };
      });
  });
}

/** From the note's own close to the last one that both price indices have. */
function sinceNote(store: Store): Estimate[] {
  const { days, periods, levels } = indexCloses(store);
  const [small, large] = [levels.russell2000_price, levels.sp500_price];
  const base = days.indexOf(JULY.note);
  const end = days.findLastIndex((_, at) => !Number.isNaN(small[at]) && !Number.isNaN(large[at]));
  if (base < 0 || end <= base) return [];
  const growth = (level: Float64Array) => (level[end] as number) / (level[base] as number);
  const value = growth(small) / growth(large) - 1;
  return [
    {
      definition: `${INDEX_PAIR}: since the note's close`,
      value,
      unit: "decimal",
      from: JULY.note,
      to: periods[end] as string,
      n: observations(JULY.note, periods[end] as string, { base, end }),
      fits: value > 0,
      choices: {
        "small caps and large caps": INDEX_PAIR,
        horizon: "to the last close",
        sample: "since the note's close",
      },
    },
  ];
}

function evaluate(store: Store): Evaluation {
  const july = julyLeads(store).findLast(({ convention }) => convention.startsWith("price"));
  if (july === undefined) {
    return untestable(
      "At this date there is no July 2024 to ask about",
      "closes of the Russell 2000 and the S&P 500 from that month on would settle it",
    );
  }
  const pairs = pairsOf(store);
  const past = pastReadings(pairs, july.lead);
  const later = [...laterReadings(pairs), ...sinceNote(store)];
  return { verdict: "opinion", ...reasonOf(past, later, july), estimates: [...past, ...later] };
}

function reasonOf(
  past: readonly Estimate[],
  later: readonly Estimate[],
  july: { readonly lead: number; readonly to: string },
): Pick<Evaluation, "reason" | "detail"> {
  const yearAfter = (pair: string) =>
    past.find(({ definition }) =>
      definition.startsWith(`${pair}: 12 months after ${SURGE_READINGS[0]?.name}`),
    );
  const [century, index] = [yearAfter((LEGS[0] as Legs).name), yearAfter(INDEX_PAIR)];
  const followed = later.find(({ definition }) => definition.endsWith("since the note's close"));
  const before = century
    ? [
        `since ${century.from.slice(0, 4)} the smallest 30% of companies led the largest by July's ${pointsText(july.lead)} or more in ${century.n} separate earlier months`,
        `over the next twelve months small caps' relative return was ${pointsText(Math.abs(century.value))} ${century.value < 0 ? "below" : "above"} the average${century.interval ? ` (95% interval ${century.interval.map((end) => pointsText(end)).join(" to ")})` : ""}`,
        `the Russell 2000's own history since 1979 has ${index?.n ?? "no"} such ${index?.n === 1 ? "month" : "months"}`,
      ]
    : ["no earlier month in the data was as wide"];
  const since = followed
    ? `from ${spanText(followed.from, followed.to)} the Russell 2000 ${followed.value < 0 ? "lost" : "gained"} ${percentText(Math.abs(followed.value), 1)} against the S&P 500`
    : "what follows July 2024 was not known on this day";
  return {
    reason: sentence("the note asks a question and leaves it open, so there is nothing to confirm or refute"),
    detail: sentences([...before, since]),
  };
}

/** A blip or new leadership: the note leaves the question open. */
export const newTrend: Claim = {
  id: "new-trend",
  topic: "What followed",
  statement:
    "Was small caps' July 2024 a blip or the start of new leadership? The note leaves the question open",
  stated: "open question",
  passages: [{ words: ["blip", "beginning"], repeated: true }],
  asOf: COMMENTARY.asOf,
  kind: "opinion",
  tables: ["index-daily", "index-monthly", "size-monthly"],
  notebook: "06-what-followed",
  rule: "A question has no right or wrong, so the verdict is always an opinion; a reading counts as a sign of new leadership where small caps were ahead after July 2024, or where what followed earlier surges, without overlap, exceeds the average month's sequel with all of its 95% interval",
  evaluate,
};
