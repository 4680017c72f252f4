import type { Store } from "claimbook/book";
import {
  compoundFactors,
  datedColumns,
  eventRank,
  numbers,
  percentileFromQuantiles,
  rollingCumulativeReturn,
} from "claimbook/stats";
import { styleWindows } from "./style-windows.js";

const FACTORS = ["hml", "rmw", "smb", "mom"] as const;

/** What a factor returned in a window of the rally, and where that stands among other windows of its length. */
export interface FactorRarity {
  readonly window: string;
  readonly factor: (typeof FACTORS)[number];
  /** Compounded return, decimal. */
  readonly value: number;
  readonly sessions: number;
  /** Rank from the lowest and from the highest among all windows that end by the as-of, in July 2024 at the latest; they overlap. */
  readonly fromLowest: number;
  readonly fromHighest: number;
  readonly compared: number;
  /** Share of all windows since 1963 below it; NaN where the table of quantiles is not known, or has no windows of this length. */
  readonly share: number;
}

/**
 * How unusual each window of the rally was for each daily factor: in the days of `factors-daily` that the store shows, and in six decades.
 * @param options.quantiles the store to read the six decades from; they are known from January 2026 on
 */
export function factorRarity(
  store: Store,
  { quantiles = store }: { readonly quantiles?: Store } = {},
): readonly FactorRarity[] {
  const table = store.read("factors-daily");
  const decades = quantiles.read("factor-window-quantiles");
  const { days, columns } = datedColumns(table, { columns: FACTORS });
  const windows = styleWindows(store, days);
  const last = Math.max(0, ...windows.map(({ end }) => end));
  return windows.flatMap(({ name, base, end }) => {
    const sessions = end - base;
    const column = (factor: string) => `${factor}_${sessions}d`;
    const { returns } = compoundFactors(
      { days, columns },
      { first: days[base + 1] as string, last: days[end] as string },
    );
    return FACTORS.map((factor): FactorRarity => {
      const value = returns[factor] as number;
      const known = Float64Array.from(columns[factor] as ArrayLike<number>).slice(0, last + 1);
      const { n, fromLowest, fromHighest } = eventRank(
        rollingCumulativeReturn(known, { window: sessions }),
        end,
      );
      const listed = decades.numRows() > 1 && decades.columnNames().includes(column(factor));
      const share = listed
        ? percentileFromQuantiles(value, {
            probabilities: numbers(decades, "probability"),
            quantiles: numbers(decades, column(factor)),
          })
        : Number.NaN;
      return { window: name, factor, value, sessions, fromLowest, fromHighest, compared: n, share };
    });
  });
}
