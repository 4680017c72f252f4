import type { Store } from "claimbook/book";
import { addMonths, numbers, periods } from "claimbook/stats";
/** A measure of consumer prices that the data hold. */
export interface PriceIndex {
  readonly name: string;
  readonly column: "cpi_nsa" | "cpi_sa" | "core_cpi_sa";
}

/** Core prices without seasonal adjustment are not in the data. */
export const PRICE_INDICES: readonly PriceIndex[] = [
  { name: "headline, not adjusted", column: "cpi_nsa" },
  { name: "headline, seasonally adjusted", column: "cpi_sa" },
  { name: "core, seasonally adjusted", column: "core_cpi_sa" },
];

/** Inflation by month, as decimals; NaN where either end is missing. */
export interface Inflation extends PriceIndex {
  readonly months: readonly string[];
  /** Price level over that of the same month a year before, minus one. */
  readonly yearOnYear: Float64Array;
  /** Price level over that of the month before, minus one; not annualised. */
  readonly monthOnMonth: Float64Array;
}

/** Inflation in every measure of consumer prices, for the months that were released at the store's as-of. */
export function inflation(store: Store): readonly Inflation[] {
  const table = store.read("cpi-monthly");
  const months = periods(table, "month");
  const row = new Map(months.map((month, at) => [month, at]));
  return PRICE_INDICES.map((index) => {
    const levels = numbers(table, index.column);
    const over = (lag: number) =>
      Float64Array.from(months, (month, at) => {
        const base = row.get(addMonths(month, -lag));
        return base === undefined ? Number.NaN : (levels[at] as number) / (levels[base] as number) - 1;
      });
    return { ...index, months, yearOnYear: over(12), monthOnMonth: over(1) };
  });
}
