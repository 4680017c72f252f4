import type { Store } from "claimbook/book";
import { addMonths, numbers, periods } from "claimbook/stats";

/** A column of price levels in `cpi-monthly`. */
export type PriceColumn = "cpi_nsa" | "cpi_sa" | "core_cpi_sa";

/** The change of a price index over some months, for each month that the store shows. */
export interface PriceChanges {
  /** `YYYY-MM`, ascending. */
  readonly months: readonly string[];
  /** Decimals, as many as months; NaN where either end is missing. */
  readonly changes: Float64Array;
}

/** The changes of a price index over `lag` months, as decimals, not annualised. */
export function priceChanges(
  store: Store,
  column: PriceColumn,
  { lag }: { readonly lag: number },
): PriceChanges {
  const table = store.read("cpi-monthly");
  const months = periods(table, "month");
  const levels = numbers(table, column);
  const levelOf = new Map(months.map((month, at) => [month, levels[at] as number]));
  const changes = Float64Array.from(
    months,
    (month, at) => (levels[at] as number) / (levelOf.get(addMonths(month, -lag)) ?? Number.NaN) - 1,
  );
  return { months, changes };
}

/** The change to one month; NaN where the store does not show it. */
export const changeTo = ({ months, changes }: PriceChanges, month: string): number =>
  changes[months.indexOf(month)] ?? Number.NaN;
