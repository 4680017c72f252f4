import type { Colour } from "../../plots/palette.js";
import { requireLevels } from "../../stats/levels.js";
import { type DatedSeries, requireDated } from "../../stats/series/dated-series.js";
import { MONTHS_PER_YEAR, TRADING_DAYS_PER_YEAR } from "../../stats/series/periods-per-year.js";
import { simpleReturns } from "../../stats/series/returns.js";

/** One side of a tear sheet: levels of an index or a fund, or wealth, by ascending day or month. Never returns. */
export interface TearSheetLeg {
  /** As legends and tables call it. */
  readonly name: string;
  /** Days (`YYYY-MM-DD`) or months (`YYYY-MM`), ascending. */
  readonly days: readonly string[];
  /** One level a day; NaN is missing. */
  readonly levels: ArrayLike<number>;
  /** Default `first` for the first leg, `second` for the second. */
  readonly colour?: Colour;
}

/** Two legs on the days that both have, from the first to the last day on which both have a level. */
export interface JoinedLegs {
  readonly names: readonly [first: string, second: string];
  readonly colours: readonly [first: Colour, second: Colour];
  readonly days: readonly string[];
  readonly levels: readonly [first: Float64Array, second: Float64Array];
  /** Simple returns, one fewer than days. */
  readonly returns: readonly [first: Float64Array, second: Float64Array];
  /** Twelve for months, 252 for days, unless told. */
  readonly periodsPerYear: number;
}

/**
 * The legs joined by day.
 * @throws RangeError when days do not ascend, a level is below zero, or fewer than two days have a level of both; names the leg
 */
export function joinedLegs(
  [first, second]: readonly [first: TearSheetLeg, second: TearSheetLeg],
  periodsPerYear?: number,
): JoinedLegs {
  const [a, b] = [datedLeg(first), datedLeg(second)];
  const rows = new Map(b.days.map((day, row) => [day, row] as const));
  const pairs = a.days.flatMap((day, row) => {
    const other = rows.get(day);
    return other === undefined ? [] : [{ day, level: level(a, row), other: level(b, other) }];
  });
  const isWhole = (pair: (typeof pairs)[number]) => !Number.isNaN(pair.level + pair.other);
  const known = pairs.flatMap((pair, at) => (isWhole(pair) ? [at] : []));
  const span = known.length < 2 ? [] : pairs.slice(known[0], (known[known.length - 1] as number) + 1);
  if (span.length === 0) {
    const both = `${JSON.stringify(first.name)} and ${JSON.stringify(second.name)}`;
    throw new RangeError(`tearSheet requires two days on which ${both} have a level (got ${known.length})`);
  }
  const levels = [
    Float64Array.from(span, (pair) => pair.level),
    Float64Array.from(span, ({ other }) => other),
  ] as const;
  const isMonthly = span[0]?.day.length === 7;
  return {
    names: [first.name, second.name],
    colours: [first.colour ?? "first", second.colour ?? "second"],
    days: span.map(({ day }) => day),
    levels,
    returns: [simpleReturns(levels[0]), simpleReturns(levels[1])],
    periodsPerYear: periodsPerYear ?? (isMonthly ? MONTHS_PER_YEAR : TRADING_DAYS_PER_YEAR),
  };
}

function datedLeg({ name, days, levels }: TearSheetLeg): DatedSeries {
  const who = `tearSheet, ${JSON.stringify(name)},`;
  return requireDated({ days, values: requireLevels(levels, who) }, who);
}

function level({ values }: DatedSeries, row: number): number {
  return values[row] as number;
}
