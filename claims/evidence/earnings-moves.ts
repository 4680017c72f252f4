import {
  changesOverSpan,
  logReturns,
  MONTHS_PER_YEAR,
  type PathBetween,
  TRADING_DAYS_PER_YEAR,
} from "claimbook/stats";
import type { CompositeEarnings } from "./composite-earnings.js";

const SESSIONS_PER_MONTH = TRADING_DAYS_PER_YEAR / MONTHS_PER_YEAR;

/** A way to say how far earnings may move within a few sessions, from changes that were observed over longer periods. */
export interface EarningsPace {
  readonly name: string;
  /** Length of the observed changes: a month, or a calendar quarter. */
  readonly months: 1 | 3;
  /** First month of the sample. */
  readonly since: string;
  /** How the change is spread over its period; null: all of it at once, which bounds the others. */
  readonly path: PathBetween | null;
}

/** The table's earnings are interpolated from annual figures before 1935, and from quarterly ones after it. */
const SAMPLES = [
  ["since 1871", "1871-01"],
  ["since 1935", "1934-12"],
] as const;

/** Every fair pace, over both samples. */
export const EARNINGS_PACES: readonly EarningsPace[] = SAMPLES.flatMap(([sample, since]) => [
  { name: `monthly changes ${sample}, at an even pace`, months: 1, since, path: "even" },
  { name: `quarterly changes ${sample}, at an even pace`, months: 3, since, path: "even" },
  { name: `quarterly changes ${sample}, as a random walk`, months: 3, since, path: "random walk" },
]);

/** More than earnings can be expected to move: a longer period's whole change within the window. */
export const EARNINGS_BOUNDS: readonly EarningsPace[] = [
  { name: "monthly changes since 1871, all at once", months: 1, since: "1871-01", path: null },
  { name: "quarterly changes since 1871, all at once", months: 3, since: "1871-01", path: null },
];

/**
 * Log changes of the S&P composite's earnings of twelve months, one for each observed month or quarter, as changes over so many trading sessions.
 * @returns missing earnings give NaN
 */
export function earningsMoves(
  { months, earnings }: CompositeEarnings,
  { months: length, since, path, sessions }: Omit<EarningsPace, "name"> & { readonly sessions: number },
): Float64Array {
  const rows = [...months.keys()].filter((row) => {
    const month = months[row] as string;
    return month >= since && Number(month.slice(5)) % length === 0;
  });
  const changes = logReturns(rows.map((row) => earnings[row] as number));
  return path === null
    ? changes
    : changesOverSpan(changes, { fraction: sessions / (SESSIONS_PER_MONTH * length), path });
}
