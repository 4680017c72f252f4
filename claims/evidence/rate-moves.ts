import type { Store } from "claimbook/book";
import { asOfJoin, confInt, numbers, ols, periods } from "claimbook/stats";

/** A tenth of a percentage point of yield: the fall that a reaction is quoted for. */
const TENTH = 0.001;

/** Fewer days than this give no slope worth an interval. */
const MIN_DAYS = 8;

/** What small caps, large caps and yields did, day by day; NaN where a day has no figure. */
export interface RateMoves {
  /** Trading days, ascending, from the first with a yield on. */
  readonly days: readonly string[];
  /** Return of the Russell 2000 less that of the S&P 500, price. */
  readonly gap: Float64Array;
  /** French's size factor. */
  readonly smb: Float64Array;
  /** French's market factor. */
  readonly market: Float64Array;
  /** Changes of Treasury yields since the trading day before, as decimals: 0.001 is a tenth of a percentage point. */
  readonly twoYear: Float64Array;
  readonly tenYear: Float64Array;
}

/** The days of the size gap on which yields are known too, joined by date. A change across a day without a quotation is missing. */
export function rateMoves(store: Store): RateMoves {
  const rates = store.read("rates-daily");
  const gaps = store.read("size-gap-daily");
  const factors = store.read("factors-daily");
  const quoted = periods(rates, "date");
  const traded = periods(gaps, "date");
  const within = (day: string) => day >= (quoted[0] ?? "9999") && day <= (quoted.at(-1) ?? "");
  const days = traded.filter(within);
  const onDays = (table: Parameters<typeof numbers>[0], column: string) =>
    asOfJoin({ days: periods(table, "date"), values: numbers(table, column) }, days, { staleDays: 0 });
  const changes = (levels: Float64Array) =>
    levels.map((level, at) => (at === 0 ? Number.NaN : level - (levels[at - 1] as number)));
  return {
    days,
    gap: onDays(gaps, "gap_1d"),
    smb: onDays(factors, "smb"),
    market: onDays(factors, "mkt_rf"),
    twoYear: changes(onDays(rates, "dgs2")),
    tenYear: changes(onDays(rates, "dgs10")),
  };
}

/** How small against large caps answered to a yield, in a sample of days. */
export interface RateReaction {
  /** Lead of small caps that goes with a fall of the yield by a tenth of a percentage point, decimal. */
  readonly lead: number;
  /** 95%, from Newey-West errors. */
  readonly interval: readonly [low: number, high: number];
  /** Two-sided, of no reaction, from the same errors. */
  readonly pValue: number;
  /** The fitted line: lead = intercept + slope times the yield's change. */
  readonly slope: number;
  readonly intercept: number;
  readonly rsquared: number;
  /** Days used, the first and the last of them. */
  readonly n: number;
  readonly from: string;
  readonly to: string;
}

/** Which days, and what answers to what. */
export interface ReactionSample {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  /** A day to leave out. */
  readonly without?: string;
  /** What answers: the size gap (default) or French's size factor. */
  readonly answer?: "gap" | "smb";
  /** To which yield; default the two-year. */
  readonly rate?: "twoYear" | "tenYear";
  /** Hold the market's return fixed; default false. */
  readonly holdMarket?: boolean;
  /** Only days on which the yield fell; default false. */
  readonly fallsOnly?: boolean;
}

/**
 * Least-squares reaction of small against large caps to a yield's daily change, with errors after Newey and West (1987), corrected for the size of the sample.
 * @returns null where the sample holds fewer than eight days
 */
export function rateReaction(
  moves: RateMoves,
  {
    from,
    to,
    without,
    answer = "gap",
    rate = "twoYear",
    holdMarket = false,
    fallsOnly = false,
  }: ReactionSample,
): RateReaction | null {
  const columns = [moves[answer], moves[rate], ...(holdMarket ? [moves.market] : [])];
  const rows = [...moves.days.keys()].filter((at) => {
    const day = moves.days[at] as string;
    const known = columns.every((column) => !Number.isNaN(column[at]));
    const within = day >= from && day <= to && day !== without;
    return known && within && !(fallsOnly && (moves[rate][at] as number) >= 0);
  });
  if (rows.length < MIN_DAYS) return null;
  const [y, ...regressors] = columns.map((column) => Float64Array.from(rows, (at) => column[at] as number));
  const fit = ols(y as Float64Array, regressors, { covType: "HAC", useCorrection: true });
  const [intercept, slope] = fit.params as unknown as [number, number];
  const [low, high] = confInt(fit)[1] as readonly [number, number];
  return {
    // Of a fall: the sign turns, and with it the interval.
    lead: -slope * TENTH,
    interval: [-high * TENTH, -low * TENTH],
    pValue: fit.pvalues[1] as number,
    slope,
    intercept,
    rsquared: fit.rsquared,
    n: rows.length,
    from: moves.days[rows[0] as number] as string,
    to: moves.days[rows.at(-1) as number] as string,
  };
}
