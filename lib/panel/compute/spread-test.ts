import type { ColumnTable } from "arquero";
import { neweyWest, neweyWestLags } from "../../stats/regression/newey-west.js";

/** Two portfolios of {@link quantilePortfolios} and how they are weighted. */
export interface SpreadOptions {
  /** Numbers of the groups, the one that is taken from the other last. */
  readonly long: number;
  readonly short: number;
  readonly weights?: "equal_weighted" | "cap_weighted";
  /** Lags of the Bartlett kernel; default floor(4 (n / 100)^(2/9)). */
  readonly maxlags?: number;
}

/** The mean of a spread over holding periods, and how sure it is. */
export interface SpreadTest {
  readonly periods: number;
  /** A holding period, decimal. */
  readonly mean: number;
  /** Newey-West of the mean over periods, as `famaMacBeth` of claimbook/stats (Fama and MacBeth 1973). */
  readonly t: number;
  /** Median over periods of Welch's t between the two groups' members: it takes them for independent. NaN with cap weights. */
  readonly medianWelchT: number;
  /** The spread, period by period. */
  readonly spreads: readonly number[];
}

/**
 * The spread between two groups of sorted members over all holding periods.
 * @param portfolios what `quantilePortfolios` of one sort returned
 * @returns NaN with fewer than two periods
 */
export function spreadTest(
  portfolios: ColumnTable,
  { long, short, weights = "equal_weighted", maxlags }: SpreadOptions,
): SpreadTest {
  const rows = portfolios.objects() as readonly PortfolioRow[];
  const of = (group: number) =>
    new Map(rows.filter((row) => row.group === group).map((row) => [row.base, row]));
  const [longs, shorts] = [of(long), of(short)];
  const pairs = [...longs].flatMap(([base, one]) => {
    const other = shorts.get(base);
    return other === undefined || one[weights] === null || other[weights] === null
      ? []
      : [[one, other] as const];
  });
  const spreads = pairs.map(([one, other]) => (one[weights] as number) - (other[weights] as number));
  const periods = spreads.length;
  const mean = spreads.reduce((sum, value) => sum + value, 0) / periods;
  const lags = maxlags ?? (periods > 0 ? neweyWestLags(periods) : 0);
  const covariance =
    periods < 2
      ? Number.NaN
      : (neweyWest([spreads.map((value) => value - mean)], { maxlags: lags })[0]?.[0] as number);
  const welch = weights === "equal_weighted" ? pairs.map(welchT).sort((a, b) => a - b) : [];
  return {
    periods,
    mean,
    t: mean / Math.sqrt(covariance / (periods * (periods - 1))),
    medianWelchT: middle(welch),
    spreads,
  };
}

interface PortfolioRow {
  readonly base: string;
  readonly group: number;
  readonly n: number;
  readonly equal_weighted: number | null;
  readonly cap_weighted: number | null;
  readonly variance: number | null;
}

/** Welch's t of two means from their numbers and variances. */
function welchT([one, other]: readonly [PortfolioRow, PortfolioRow]): number {
  const error = (one.variance ?? Number.NaN) / one.n + (other.variance ?? Number.NaN) / other.n;
  return ((one.equal_weighted as number) - (other.equal_weighted as number)) / Math.sqrt(error);
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}
