import type { Store } from "claimbook/book";
import { type DoubleSort, datedColumns, doubleSort, numbers, periods } from "claimbook/stats";
import type { Pair, Spread } from "./spread.js";

/** The month of the rally, whole: tables of months have nothing shorter. */
const MONTH = "2024-07";
const WINDOW = "1-31 July";

/** A table of months, and pairs of its portfolios. */
interface MonthPairs {
  readonly table: string;
  readonly pairs: readonly Pair[];
}

/** Return of one portfolio less that of another in July 2024, for each pair; none before the month has ended. */
export function monthSpreads(store: Store, { table, pairs }: MonthPairs): readonly Spread[] {
  const rows = store.read(table);
  const row = periods(rows, "month").indexOf(MONTH);
  const at = (column: string) => numbers(rows, column)[row] ?? Number.NaN;
  return pairs.flatMap(({ long, short, ...pair }): Spread[] => {
    const value = at(long) - at(short);
    if (Number.isNaN(value)) return [];
    return [{ ...pair, window: WINDOW, from: MONTH, to: MONTH, value, n: 1 }];
  });
}

/**
 * The two outer cells of each size row of a table of 25 portfolios as pairs, smallest companies first.
 * @param groups.long group that is claimed to be ahead, such as `bm5`
 * @param groups.short the other one
 */
export function sizeRowPairs({ name, long, short }: Pair): readonly Pair[] {
  return ["smallest", "second", "middle", "fourth", "largest"].map((size, row) => ({
    name: `${name} in the ${size} size fifth`,
    long: `me${row + 1}_${long}`,
    short: `me${row + 1}_${short}`,
  }));
}

/** All 25 portfolios of such a table in July 2024; null before the month has ended. */
export function julyCells(store: Store, table: string): DoubleSort | null {
  const data = datedColumns(store.read(table));
  return data.days.includes(MONTH) ? doubleSort(data, { first: MONTH, last: MONTH }) : null;
}
