import { addMonths, daysBetween, lastAtOrBefore, sameDayMonths } from "../series/calendar.js";
import { numbers, periods } from "../series/column.js";
import { relativePerformance } from "../stats/relative-performance.js";
import { monthEnd } from "../store/calendar-day.js";
import type { Store } from "../store/store.js";
import type { Claim, Estimate, Evaluation } from "./claim.js";
import { COMMENTARY } from "./commentary.js";
import { endOf } from "./due.js";
import { indexCloses, newestClose } from "./evidence/index-closes.js";
import { deciding, roundsTo, verdictOf } from "./verdict.js";
import { dayText } from "./wording/text.js";

const STATED = 1.03;
const COLUMNS = [
  "russell2000_price",
  "sp500_price",
  "russell2000_total_return",
  "sp500_total_return",
] as const;
/** How far from the claim's own day a day still counts as a neighbour: the weeks on either side. */
const NEIGHBOUR_DAYS = 35;
/** A close this many days before the wanted day still stands for it; a longer wait is a hole in the table. */
const STALE_DAYS = 5;

/** Ten-year wealth of one unit in each index, price and total return, to one closing day. */
export interface DecadeWealth {
  /** Day (or month end) of the base and of the end. */
  readonly from: string;
  readonly to: string;
  readonly price: readonly [small: number, large: number];
  readonly totalReturn: readonly [small: number, large: number];
}

/** A way to put "trailed by x%" into a number. */
export interface GapDefinition {
  readonly name: string;
  readonly basis: "price" | "totalReturn";
  /** Decimal, above zero when small caps trailed. */
  readonly measure: (wealth: readonly [small: number, large: number]) => number;
}

const gap = (wealth: readonly [number, number]) => -relativePerformance(wealth, { years: 10 }).gap;
const shortfall = (wealth: readonly [number, number]) => 1 - relativePerformance(wealth, { years: 10 }).ratio;
const lead = (wealth: readonly [number, number]) => 1 / relativePerformance(wealth, { years: 10 }).ratio - 1;
const annualised = (wealth: readonly [number, number]) =>
  -(relativePerformance(wealth, { years: 10 }).annualisedGap as number);

/** Every fair reading of "trailed by 103% over ten years". */
export const GAP_DEFINITIONS: readonly GapDefinition[] = [
  { name: "gap of cumulative price returns", basis: "price", measure: gap },
  { name: "gap of cumulative total returns", basis: "totalReturn", measure: gap },
  { name: "shortfall of wealth, price", basis: "price", measure: shortfall },
  { name: "shortfall of wealth, total return", basis: "totalReturn", measure: shortfall },
  { name: "lead of large over small, price", basis: "price", measure: lead },
  { name: "lead of large over small, total return", basis: "totalReturn", measure: lead },
  { name: "annualised gap, price", basis: "price", measure: annualised },
  { name: "annualised gap, total return", basis: "totalReturn", measure: annualised },
];

/**
 * Ten-year wealth in both indices to every trading day of the daily table whose base (the same calendar day ten years earlier, or the
 * last trading day before it) the table holds as well; oldest first.
 */
export function decadeWealthByDay(store: Store): DecadeWealth[] {
  const table = store.read("index-daily");
  const days = periods(table, "date");
  const levels = COLUMNS.map((name) => numbers(table, name));
  return days.flatMap((to, end) => {
    const wanted = sameDayMonths(to, -120);
    const base = lastAtOrBefore(days, wanted);
    if (base < 0 || daysBetween(days[base] as string, wanted) > STALE_DAYS) return [];
    return wealthBetween(levels, base, end, days[base] as string, to) ?? [];
  });
}

/** Ten-year wealth in both indices to every month end for which the monthly table holds both ends; oldest first. */
export function decadeWealthByMonth(store: Store): DecadeWealth[] {
  const table = store.read("index-monthly");
  const months = periods(table, "month");
  const levels = COLUMNS.map((name) => numbers(table, name));
  return months.flatMap((month, end) => {
    const base = months.indexOf(addMonths(month, -120));
    if (base < 0) return [];
    return wealthBetween(levels, base, end, monthEnd(months[base] as string), monthEnd(month)) ?? [];
  });
}

function wealthBetween(
  levels: readonly Float64Array[],
  base: number,
  end: number,
  from: string,
  to: string,
): DecadeWealth | null {
  const [smallPrice, largePrice, smallTotal, largeTotal] = levels.map(
    (level) => (level[end] as number) / (level[base] as number),
  ) as [number, number, number, number];
  if ([smallPrice, largePrice, smallTotal, largeTotal].some(Number.isNaN)) return null;
  return { from, to, price: [smallPrice, largePrice], totalReturn: [smallTotal, largeTotal] };
}

function estimate(
  definition: GapDefinition,
  wealth: DecadeWealth,
  when: string,
  neighbour: boolean,
): Estimate {
  const value = definition.measure(wealth[definition.basis]);
  return {
    definition: `${definition.name}, ${when}`,
    value,
    unit: "decimal",
    from: wealth.from,
    to: wealth.to,
    n: 2,
    fits: roundsTo(value, STATED, { digits: 0 }),
    ...(neighbour && { neighbour: true as const }),
  };
}

function evaluate(store: Store, askedOn: string = COMMENTARY.asOf): Evaluation {
  const wanted = sameDayMonths(askedOn, -1);
  const days = decadeWealthByDay(store);
  const months = decadeWealthByMonth(store);
  const own = endingAt(days, wanted, STALE_DAYS) ?? endingAt(months, wanted, 31);
  if (own === undefined) {
    return {
      verdict: "untestable",
      reason: `The data hold no closes of both indices for the ten years to ${wanted}; levels of the Russell 2000 and the S&P 500 on that day and ten years before would settle it.`,
      estimates: [],
    };
  }
  const primary = GAP_DEFINITIONS.map((definition) => estimate(definition, own, "a month before", false));
  // Month ends on either side, and every other day whose figure would fit.
  const near = months.filter(
    ({ to }) => to !== own.to && Math.abs(daysBetween(own.to, to)) <= NEIGHBOUR_DAYS,
  );
  const neighbours = [
    ...near.flatMap((wealth) =>
      GAP_DEFINITIONS.slice(0, 2).map((definition) => estimate(definition, wealth, "month end", true)),
    ),
    ...days
      .filter(({ to }) => to !== own.to && Math.abs(daysBetween(own.to, to)) <= NEIGHBOUR_DAYS)
      .flatMap((wealth) =>
        GAP_DEFINITIONS.map((definition) => estimate(definition, wealth, "another day", true)),
      )
      .filter(({ fits }) => fits),
  ];
  const estimates = [...primary, ...neighbours];
  return { verdict: verdictOf(estimates), reason: reasonOf(estimates, own), estimates };
}

/** The last window that ends on the wanted day or at most `stale` days before it. */
function endingAt(windows: readonly DecadeWealth[], wanted: string, stale: number): DecadeWealth | undefined {
  const last =
    windows[
      lastAtOrBefore(
        windows.map(({ to }) => to),
        wanted,
      )
    ];
  return last !== undefined && daysBetween(last.to, wanted) <= stale ? last : undefined;
}

const percent = (value: number) => `${(100 * value).toFixed(0)}%`;

function reasonOf(estimates: readonly Estimate[], own: DecadeWealth): string {
  const primary = deciding(estimates);
  const fitting = primary.filter(({ fits }) => fits).map(({ definition }) => definition);
  const [priceGap, totalGap] = primary as [Estimate, Estimate];
  const figures = `the price gap was ${percent(priceGap.value)}, the total-return gap ${percent(totalGap.value)}`;
  const near = estimates.filter(({ neighbour, fits }) => neighbour && fits);
  const elsewhere =
    near.length === 0
      ? "no neighbouring day rounds to it either"
      : `${[...new Set(near.map(({ definition }) => definition.split(",")[0]))].join(" and ")} rounds to it on ${near
          .map(({ to }) => to)
          .join(" and ")}`;
  const onBase = fitting.length === 0 ? "no reading rounds to 103%" : `${fitting.join("; ")} rounds to 103%`;
  return `Over ten years to ${own.to} ${figures}, and ${onBase}; ${elsewhere}.`;
}

/** A month before the note, small caps had trailed large caps by a stated 103% over ten years. */
export const decadeGap: Claim = {
  id: "decade-gap",
  topic: "A decade of underperformance",
  statement: "A month before the note, the Russell 2000 had trailed the S&P 500 by 103% over ten years",
  stated: "103%",
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly"],
  notebook: "01-decade-underperformance",
  rule: "A reading fits when it rounds to 103% on the close one calendar month before the day that it is asked on; other days are shown and do not decide",
  // The last close that "a month before" can mean.
  due: (askedOn) => endOf(monthEnd(sameDayMonths(askedOn, -1).slice(0, 7))),
  moving: {
    statement: (askedOn) =>
      `A month before ${dayText(askedOn)}, the Russell 2000 had trailed the S&P 500 by 103% over ten years`,
    newest: (store) => newestClose(indexCloses(store), COLUMNS),
  },
  evaluate,
};
