import { calendarHeatMap } from "../../plots/calendar-heat-map.js";
import type { Figure } from "../../plots/figure.js";
import { lineChart } from "../../plots/line-chart.js";
import { drawdown } from "../../stats/drawdown.js";
import { relativeWealth } from "../../stats/relative/relative-wealth.js";
import { rollingRelativePerformance } from "../../stats/relative-performance.js";
import { type CalendarReturns, calendarReturns } from "../../stats/series/calendar-returns.js";
import {
  ABOVE_ZERO,
  ANY_NUMBER,
  type OptionRules,
  required,
  requireOptions,
  TEXT,
} from "../../stats/series/options.js";
import { date } from "./format.js";
import type { Sheet } from "./sheet.js";
import { type JoinedLegs, joinedLegs, type TearSheetLeg } from "./tear-sheet-legs.js";
import { legStatistics, relativeStatistics } from "./tear-sheet-tables.js";

export interface TearSheetOptions {
  /** Whose figures these are. */
  readonly source: string;
  /** Last day that was known: `YYYY-MM-DD`; null: everything in the data. */
  readonly asOf?: string | null;
  /** Default: the two names and the span. */
  readonly title?: string;
  /** Default 12 for months, 252 for days. */
  readonly periodsPerYear?: number;
  /** Periods of the rolling comparison; default a year of them. */
  readonly window?: number;
  /** Rate for each period (not annual) that the Sharpe ratios are over; default 0. */
  readonly riskFree?: number;
}

const OPTIONS: OptionRules<TearSheetOptions> = {
  source: required(TEXT),
  asOf: { allows: (value) => value === null || typeof value === "string", wanted: "as a day or null" },
  title: TEXT,
  periodsPerYear: ABOVE_ZERO,
  window: ABOVE_ZERO,
  riskFree: ANY_NUMBER,
};

/**
 * A tear sheet of two legs, to pass to `show`, which prints on one page: the wealth of one over the other, the drawdowns of both and the rolling gap in one
 * figure; the gap of their returns by year and month as a heat map; and two tables of statistics, of each and of one against the other.
 * @param first what is judged
 * @param second what it is judged against; the legs are joined by day, and only days of both count
 * @throws RangeError when a leg's days do not ascend, a level is below zero (a leg has levels, not returns), or fewer than two days have a level of both
 */
export function tearSheet(first: TearSheetLeg, second: TearSheetLeg, options: TearSheetOptions): Sheet {
  const {
    periodsPerYear,
    riskFree = 0,
    window,
    title,
    source,
    asOf,
  } = requireOptions(options, "tearSheet", OPTIONS);
  const legs = joinedLegs([first, second], periodsPerYear);
  const period = legs.days[0]?.length === 7 ? "month" : "day";
  const words = { source, ...(asOf !== undefined && { asOf }) };
  const span = `${date(legs.days[0])} to ${date(legs.days[legs.days.length - 1])}`;
  const heading = title ?? `${legs.names[0]} against ${legs.names[1]}, ${span}`;
  return {
    parts: [
      pathsFigure(legs, {
        ...words,
        title: heading,
        window: window ?? Math.round(legs.periodsPerYear),
        period,
      }),
      gapsFigure(legs, words),
      legStatistics(legs, { riskFree, period }),
      relativeStatistics(legs),
    ],
  };
}

interface Words {
  readonly source: string;
  readonly asOf?: string | null;
}

function pathsFigure(
  { names, colours, days, levels, returns, periodsPerYear }: JoinedLegs,
  {
    window,
    period,
    ...words
  }: Words & { readonly title: string; readonly window: number; readonly period: string },
): Figure {
  const { gap } = rollingRelativePerformance(returns, { window, periodsPerYear });
  const wealth = "Relative wealth";
  const length = window === Math.round(periodsPerYear) ? "a year" : `${window} ${period}s`;
  return lineChart([{ name: wealth, x: days, y: relativeWealth(returns), colour: "third" }], {
    ...words,
    subtitle: `Wealth in ${names[0]} over that in ${names[1]}; drawdown of each; gap of returns over ${length}`,
    axis: { title: wealth },
    height: 400,
    lower: [
      {
        axis: { title: "Drawdown, %", format: "percent", digits: 0 },
        lines: names.map((name, leg) => ({
          name,
          x: days,
          y: drawdown(levels[leg] as Float64Array),
          colour: colours[leg] as "first",
        })),
      },
      {
        axis: { title: "Gap, points", format: "points" },
        lines: [{ name: "Gap", x: days.slice(1), y: gap, colour: "third", fill: true }],
      },
    ],
  });
}

function gapsFigure({ names, days, returns }: JoinedLegs, words: Words): Figure {
  const [a, b] = returns.map((values) => calendarReturns({ days: days.slice(1), values })) as [
    CalendarReturns,
    CalendarReturns,
  ];
  const less = (one: Float64Array, other: Float64Array | undefined) =>
    one.map((value, at) => value - (other?.[at] ?? Number.NaN));
  const gaps = {
    ...a,
    months: a.months.map((months, row) => less(months, b.months[row])),
    totals: less(a.totals, b.totals),
  };
  return calendarHeatMap(gaps, {
    ...words,
    title: `Return of ${names[0]} less ${names[1]}, by month and year`,
    subtitle: "Percentage points; the year's gap is that of compounded returns",
    axis: { title: "Gap of returns, points", format: "points" },
  });
}
