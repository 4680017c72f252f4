import type { Store } from "claimbook/book";
import { type EventRank, eventRank, numbers, periods } from "claimbook/stats";

/** A kind of trader in the weekly reports on E-mini Russell 2000 futures, as the columns of `cot-weekly` begin. */
const TRADERS = { leveraged: "leveraged funds", asset_manager: "asset managers", dealer: "dealers" } as const;

/** Kind of trader, by the column. */
export type Trader = keyof typeof TRADERS;

/** Which side of the positions. */
export type Side = "long" | "short" | "net";

/** Every weekly report on E-mini Russell 2000 futures that a store shows; contracts. */
export interface FuturesPositions {
  /** The day of the positions, ascending; a report is released three days later or more. */
  readonly days: readonly string[];
  readonly openInterest: Float64Array;
  readonly traders: { readonly [trader in Trader]: { readonly [side in Side]: Float64Array } };
}

/** The reports around the rally: the last before 11 July 2024, the one of the day of its peak, and two after it. */
export const RALLY_REPORTS = {
  before: "2024-07-09",
  peak: "2024-07-16",
  after: ["2024-07-23", "2024-07-30"],
} as const;

/** The weekly reports by kind of trader. */
export function futuresPositions(store: Store): FuturesPositions {
  const table = store.read("cot-weekly");
  const sides = (trader: Trader) => {
    const side = (name: Side) => numbers(table, `r2000_${trader}_${name}`);
    return { long: side("long"), short: side("short"), net: side("net") };
  };
  return {
    days: periods(table, "date"),
    openInterest: numbers(table, "r2000_open_interest"),
    traders: {
      leveraged: sides("leveraged"),
      asset_manager: sides("asset_manager"),
      dealer: sides("dealer"),
    },
  };
}

/** What a kind of trader bought and sold between two reports. */
export interface PositionChange {
  readonly trader: string;
  readonly from: string;
  readonly to: string;
  /** Change of the long, the short and the net position, contracts; net buying is the one less the other. */
  readonly long: number;
  readonly short: number;
  readonly net: number;
}

/** The change between two reports, or null where one of them is not there. */
export function positionChange(
  { days, traders }: FuturesPositions,
  trader: Trader,
  { from, to }: { readonly from: string; readonly to: string },
): PositionChange | null {
  const [start, end] = [days.indexOf(from), days.indexOf(to)];
  if (start < 0 || end < 0) return null;
  const change = (side: Side) =>
    (traders[trader][side][end] as number) - (traders[trader][side][start] as number);
  return {
    trader: TRADERS[trader],
    from,
    to,
    long: change("long"),
    short: change("short"),
    net: change("net"),
  };
}

/** What each kind of trader bought and sold from the last report before the rally to the one of its peak; none before that is released. */
export function rallyTrades(reports: FuturesPositions): readonly PositionChange[] {
  return (Object.keys(TRADERS) as Trader[]).flatMap(
    (trader) => positionChange(reports, trader, { from: RALLY_REPORTS.before, to: RALLY_REPORTS.peak }) ?? [],
  );
}

/** Changes from each report to the next, one fewer than reports; the first runs to the second report. */
export function weeklyChanges(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(
    { length: Math.max(values.length - 1, 0) },
    (_, week) => (values[week + 1] as number) - (values[week] as number),
  );
}

/** Where the change to a report stands among all weekly changes known; null where the report or the one before it is not there. */
export function changeRank(
  { days, traders }: FuturesPositions,
  trader: Trader,
  { side, to }: { readonly side: Side; readonly to: string },
): EventRank | null {
  const at = days.indexOf(to);
  return at < 1 ? null : eventRank(weeklyChanges(traders[trader][side]), at - 1);
}
