import {
  type Claim,
  dayText,
  type Estimate,
  type Evaluation,
  endOf,
  figure,
  judged,
  monthEnd,
  percentText,
  roundsTo,
  type Store,
  sentence,
  sentences,
  shareText,
  untestable,
  verdictOf,
} from "claimbook/book";
import {
  addMonths,
  daysBetween,
  numbers,
  periods,
  positionAtOrBefore,
  relativePerformance,
  sameDayMonths,
} from "claimbook/stats";
import { COMMENTARY } from "./commentary.js";
import { indexCloses, newestClose } from "./evidence/index-closes.js";
import { publishedFigure } from "./evidence/published.js";

const STATED = 1.03;
const COLUMNS = [
  "russell2000_price",
  "sp500_price",
  "russell2000_total_return",
  "sp500_total_return",
] as const;
/** How far from the claim's own day a day is still shown for comparison: the weeks on either side. */
const NEARBY_DAYS = 35;
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
  /** What is measured, whatever the basis. */
  readonly measureName: string;
  /** Kind of number, where it is not the difference of percentages that was stated. */
  readonly kind?: string;
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
  {
    name: "gap of cumulative price returns",
    basis: "price",
    measure: gap,
    measureName: "gap of cumulative returns",
  },
  {
    name: "gap of cumulative total returns",
    basis: "totalReturn",
    measure: gap,
    measureName: "gap of cumulative returns",
  },
  {
    name: "shortfall of wealth, price",
    basis: "price",
    kind: "share of wealth",
    measure: shortfall,
    measureName: "shortfall of wealth",
  },
  {
    name: "shortfall of wealth, total return",
    basis: "totalReturn",
    kind: "share of wealth",
    measure: shortfall,
    measureName: "shortfall of wealth",
  },
  {
    name: "lead of large over small, price",
    basis: "price",
    kind: "ratio of wealth",
    measure: lead,
    measureName: "lead of large over small",
  },
  {
    name: "lead of large over small, total return",
    basis: "totalReturn",
    kind: "ratio of wealth",
    measure: lead,
    measureName: "lead of large over small",
  },
  {
    name: "annualised gap, price",
    basis: "price",
    kind: "annual rate",
    measure: annualised,
    measureName: "annualised gap",
  },
  {
    name: "annualised gap, total return",
    basis: "totalReturn",
    kind: "annual rate",
    measure: annualised,
    measureName: "annualised gap",
  },
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
    const base = positionAtOrBefore(days, wanted);
    if (base < 0 || daysBetween(days[base] as string, wanted) > STALE_DAYS) return [];
    return wealthBetween(levels, base, end, days[base] as string, to) ?? [];
  });
}

/** Ten-year wealth in both indices to every month end for which the monthly table holds both ends; oldest first. */
export function decadeWealthByMonth(store: Store): DecadeWealth[] {
  const table = store.read("index-monthly");
  const months = periods(table, "month");
  const levels = COLUMNS.map((name) => numbers(table, name));
  const rowOf = new Map(months.map((month, row) => [month, row]));
  return months.flatMap((month, end) => {
    const base = rowOf.get(addMonths(month, -120));
    if (base === undefined) return [];
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

/** A day that "a month ago" can fairly mean, with the wealth to it. */
interface FairDay {
  readonly wealth: DecadeWealth;
  /** Why it is fair: "the same day a month before". */
  readonly why: string;
}

const fits = (value: number) => roundsTo(value, STATED, { digits: 0 });

function estimate(definition: GapDefinition, { wealth, why }: FairDay): Estimate {
  return {
    definition: `${definition.name}, ${why}`,
    ...judged(definition.measure(wealth[definition.basis]), fits),
    unit: "decimal",
    from: wealth.from,
    to: wealth.to,
    n: 2,
    ...(definition.kind !== undefined && { kind: definition.kind, comparison: true as const }),
    choices: {
      basis: definition.basis === "price" ? "price return" : "total return",
      measure: definition.measureName,
      end: `${dayText(wealth.to)} (${why})`,
    },
  };
}

/** The days that "a month ago" can mean: the same day a month before, the publisher's own of that month, and the month ends on either side. */
function fairDays(store: Store, askedOn: string, days: readonly DecadeWealth[]): FairDay[] {
  const wanted = sameDayMonths(askedOn, -1);
  const months = decadeWealthByMonth(store);
  const own = endingAt(days, wanted, STALE_DAYS);
  const published = askedOn === COMMENTARY.asOf && publishedFigure(store, "russell-2024-06-gap-sp500");
  const publisherDay = published && days.find(({ to }) => to === published.date);
  const monthEnds = [addMonths(wanted.slice(0, 7), -1), wanted.slice(0, 7)].flatMap((month) => {
    const wealth = months.find(({ to }) => to === monthEnd(month) && to !== own?.to);
    return wealth && wealth.to < askedOn ? [{ wealth, why: `the end of ${dayText(month)}` }] : [];
  });
  return [
    ...(own ? [{ wealth: own, why: "the same day a month before" }] : []),
    ...(publisherDay ? [{ wealth: publisherDay, why: "the day of the publisher's own earlier figure" }] : []),
    ...monthEnds,
  ];
}

function evaluate(store: Store, askedOn: string = COMMENTARY.asOf): Evaluation {
  const days = decadeWealthByDay(store);
  const fair = fairDays(store, askedOn, days);
  const wanted = sameDayMonths(askedOn, -1);
  const [first] = fair;
  if (first === undefined) {
    return untestable(
      `The data hold no closes of both indices for the ten years to ${dayText(wanted)}`,
      "levels of the Russell 2000 and the S&P 500 on that day and ten years before would settle it",
    );
  }
  const [ownKind, otherKinds] = [true, false].map((own) =>
    GAP_DEFINITIONS.filter(({ kind }) => (kind === undefined) === own),
  ) as [GapDefinition[], GapDefinition[]];
  const own = fair.flatMap((day) => ownKind.map((definition) => estimate(definition, day)));
  const used = new Set(fair.map(({ wealth }) => wealth.to));
  const estimates = [
    ...own,
    // Numbers of another kind, and any other day whose figure would fit: beside them.
    ...otherKinds.map((definition) => estimate(definition, first)),
    ...days
      .filter(({ to }) => !used.has(to) && Math.abs(daysBetween(wanted, to)) <= NEARBY_DAYS)
      .flatMap((wealth) => ownKind.map((definition) => estimate(definition, { wealth, why: "another day" })))
      .filter((one) => one.fits)
      .map((one): Estimate => ({ ...one, comparison: true })),
  ];
  return { verdict: verdictOf(estimates), ...reasonOf(own, fair), estimates };
}

/** The last window that ends on the wanted day or at most `stale` days before it. */
function endingAt(windows: readonly DecadeWealth[], wanted: string, stale: number): DecadeWealth | undefined {
  const last =
    windows[
      positionAtOrBefore(
        windows.map(({ to }) => to),
        wanted,
      )
    ];
  return last !== undefined && daysBetween(last.to, wanted) <= stale ? last : undefined;
}

function reasonOf(own: readonly Estimate[], fair: readonly FairDay[]): Pick<Evaluation, "reason" | "detail"> {
  const ofBasis = (basis: GapDefinition["basis"]) => {
    const name = GAP_DEFINITIONS.find((definition) => definition.basis === basis)?.name as string;
    return own.filter(({ definition }) => definition.startsWith(name)).map(({ value }) => value);
  };
  // The readings of a basis stand in the order of the days.
  const prices = ofBasis("price").map((value, at) => ({ value, ...(fair[at] as FairDay) }));
  const perDay = prices
    .sort((a, b) => (a.wealth.to < b.wealth.to ? -1 : 1))
    .map(({ value, wealth, why }) => {
      const end = why.startsWith("the end of") ? why : `${dayText(wealth.to)}, ${why},`;
      return `to ${end} the gap of ten-year price returns was ${percentText(value, 0)}`;
    });
  const range = (values: readonly number[]) => {
    const [low, high] = [Math.min, Math.max].map((pick) => percentText(pick(...values), 0));
    return low === high ? low : `${low} to ${high}`;
  };
  const [price, total] = [range(ofBasis("price")), range(ofBasis("totalReturn"))];
  const fitting = own.filter((one) => one.fits).length;
  const trailed = own.filter(({ value }) => value > 0).length;
  const count = `${fitting === 0 ? "none" : fitting} of ${own.length} readings round${fitting < 2 ? "s" : ""} to 103%`;
  return {
    reason: sentence(`${count}; the gap of price returns is ${price}, that of total returns ${total}`),
    detail: sentences([...perDay, `small caps trailed in ${shareText(trailed, own.length)} readings`]),
  };
}

/** A month before the note, small caps had trailed large caps by a stated 103% over ten years. */
export const decadeGap: Claim = {
  id: "decade-gap",
  topic: "A decade of underperformance",
  statement: "About a month before the note, the Russell 2000 had trailed the S&P 500 by 103% over ten years",
  stated: "103%",
  passages: [{ figure: "103%", words: ["underperform*", "decade"] }],
  target: figure(STATED),
  asOf: COMMENTARY.asOf,
  kind: "measurement",
  tables: ["index-daily", "index-monthly", "published-figures"],
  notebook: "01-decade-underperformance",
  rule: 'A gap of cumulative price or total returns fits when it rounds to 103%. "A month ago" is loose, so that every fair day is a reading: the day of the publisher\'s own earlier figure, the same day a month before, and the month ends on either side; ratios of wealth, annual rates and other days are shown but do not decide the verdict',
  // The last close that "a month before" can mean.
  due: (askedOn) => endOf(monthEnd(sameDayMonths(askedOn, -1).slice(0, 7))),
  moving: {
    statement: (askedOn) =>
      `About a month before ${dayText(askedOn)}, the Russell 2000 had trailed the S&P 500 by 103% over ten years`,
    newest: (store) => newestClose(indexCloses(store), COLUMNS),
  },
  evaluate,
};
