import {
  type Columns,
  defineTable,
  type FrenchFile,
  frenchTable,
  monthEnd,
  replaceRows,
  round,
} from "claimbook/book";
import { frenchFiveFactors, frenchFiveFactorsDaily, frenchMomentumDaily } from "./french-files.js";
import { crsp, returns } from "./french-returns.js";

const FACTORS = { mkt_rf: "Mkt-RF", smb: "SMB", hml: "HML", rmw: "RMW", cma: "CMA", rf: "RF" } as const;

function factors(file: FrenchFile, frequency: "daily" | "monthly"): Record<string, Map<string, number>> {
  const table = frenchTable(file, { frequency });
  return Object.fromEntries(Object.entries(FACTORS).map(([name, column]) => [name, returns(table, column)]));
}

function momentum(file: FrenchFile): Map<string, number> {
  const table = frenchTable(file, { frequency: "daily" });
  return returns(table, table.columns[0] as string);
}

/** Five factors as published, momentum compounded from the daily factor. */
export const factorsMonthly = defineTable({
  table: "factors-monthly",
  inputs: { frenchFiveFactors, frenchMomentumDaily },
  columnInputs: { mom: "frenchMomentumDaily" },
  maxGapDays: 31,
  staleAfterDays: 120,
  build(current, { frenchFiveFactors, frenchMomentumDaily }, { anchor, since }) {
    const fresh = {
      ...factors(frenchFiveFactors, "monthly"),
      ...(frenchMomentumDaily && { mom: compoundMonths(momentum(frenchMomentumDaily)) }),
    };
    return {
      ...replaceRows(current, withinMonthsOf(fresh, "mkt_rf"), { key: "month", anchor, since }),
      vintage: `${crsp(frenchFiveFactors)}; momentum ${frenchMomentumDaily ? crsp(frenchMomentumDaily) : "as before"}.`,
    };
  },
});

/** Momentum reaches back to 1926, and may reach further than the factors: only their periods are rows. */
function withinMonthsOf(
  fresh: Record<string, Map<string, number>>,
  name: string,
): Record<string, Map<string, number>> {
  const rows = fresh[name] as Map<string, number>;
  return Object.fromEntries(
    Object.entries(fresh).map(([column, series]) => [
      column,
      new Map([...series].filter(([period]) => rows.has(period))),
    ]),
  );
}

/** Product of 1 + r over the days of a month, less 1; a month whose last days are not there yet is left out. */
function compoundMonths(daily: ReadonlyMap<string, number>): Map<string, number> {
  const wealth = new Map<string, number>();
  for (const [day, value] of daily) {
    const month = day.slice(0, 7);
    wealth.set(month, (wealth.get(month) ?? 1) * (1 + value));
  }
  const last = [...daily.keys()].at(-1) ?? "";
  // A month ends on a weekend, or one holiday before its last day.
  const ended = Number(monthEnd(last.slice(0, 7)).slice(8)) - Number(last.slice(8)) <= 3;
  if (!ended) wealth.delete(last.slice(0, 7));
  return new Map([...wealth].map(([month, value]) => [month, round(value - 1, 6)]));
}

/** Five factors and momentum by day, from the table's first day. */
export const factorsDaily = defineTable({
  table: "factors-daily",
  inputs: { frenchFiveFactorsDaily, frenchMomentumDaily },
  columnInputs: { mom: "frenchMomentumDaily" },
  maxGapDays: 7,
  staleAfterDays: 120,
  build(current, { frenchFiveFactorsDaily, frenchMomentumDaily }, { anchor, since }) {
    const fresh = {
      ...factors(frenchFiveFactorsDaily, "daily"),
      ...(frenchMomentumDaily && { mom: momentum(frenchMomentumDaily) }),
    };
    return {
      ...replaceRows(current, withinMonthsOf(fresh, "mkt_rf"), { key: "date", anchor, since }),
      vintage: `${crsp(frenchFiveFactorsDaily, ...(frenchMomentumDaily ? [frenchMomentumDaily] : []))}.`,
    };
  },
});

const COLUMN = /^(\w+)_(\d+)d$/;

/**
 * Quantiles of compounded factor returns over overlapping windows, recomputed over all days of the daily files from July 1963 on. The
 * table counts as known from the last of these days.
 */
export const factorWindowQuantiles = defineTable({
  table: "factor-window-quantiles",
  inputs: { frenchFiveFactorsDaily, frenchMomentumDaily },
  maxGapDays: Number.POSITIVE_INFINITY,
  staleAfterDays: 120,
  build(current, { frenchFiveFactorsDaily, frenchMomentumDaily }) {
    const fresh: Record<string, Map<string, number>> = {
      ...factors(frenchFiveFactorsDaily, "daily"),
      mom: momentum(frenchMomentumDaily),
    };
    const days = [...(fresh.mkt_rf as Map<string, number>).keys()].filter((day) => fresh.mom?.has(day));
    const [first, last] = [days[0] as string, days.at(-1) as string];
    const probabilities = current.probability as readonly number[];
    const columns: Columns = Object.fromEntries(
      Object.entries(current).map(([name, values]) => {
        const [, factor, horizon] = COLUMN.exec(name) ?? [];
        const series = fresh[factor ?? ""];
        if (series === undefined) return [name, values];
        const windows = compoundWindows(
          days.map((day) => series.get(day) as number),
          Number(horizon),
        );
        return [name, probabilities.map((probability) => round(quantile(windows, probability), 6))];
      }),
    );
    return {
      columns,
      vintage: `${crsp(frenchFiveFactorsDaily, frenchMomentumDaily)}.`,
      knownFrom: last,
      description: `For each factor and horizon: quantiles (linear interpolation, Hyndman-Fan type 7) of the product of (1 + r) over all overlapping windows of ${first} to ${last} (${days.length} days). Tells how unusual a window is without carrying sixty years of days.`,
    };
  },
});

/** Compounded returns of all windows of so many days, ascending by value. */
function compoundWindows(daily: readonly number[], horizon: number): Float64Array {
  const windows = new Float64Array(Math.max(0, daily.length - horizon + 1));
  for (let start = 0; start < windows.length; start += 1) {
    let wealth = 1;
    for (let day = start; day < start + horizon; day += 1) wealth *= 1 + (daily[day] as number);
    windows[start] = wealth - 1;
  }
  return windows.sort();
}

/** Hyndman and Fan's type 7 of sorted values. */
function quantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  return low + (position - below) * ((sorted[Math.min(below + 1, sorted.length - 1)] as number) - low);
}
