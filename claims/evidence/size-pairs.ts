import type { Store } from "claimbook/book";
import { numbers, periods, simpleReturns } from "claimbook/stats";
import { CONVENTIONS } from "./index-readings.js";
import type { Legs } from "./legs.js";

/** Monthly returns of small and of large caps, side by side. */
export interface SizePair {
  readonly name: string;
  /** The months in which both are known, oldest first; one return of each a month. */
  readonly months: readonly string[];
  readonly small: Float64Array;
  readonly large: Float64Array;
}

interface Columns {
  readonly months: readonly string[];
  readonly small: Float64Array;
  readonly large: Float64Array;
}

function known(name: string, { months, small, large }: Columns): SizePair {
  const rows = [...months.keys()].filter((row) => !Number.isNaN(small[row]) && !Number.isNaN(large[row]));
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
  return { name, months: rows.map((row) => months[row] as string), small: pick(small), large: pick(large) };
}

/** One pair of portfolios by size, since 1926; a factor counts as small caps against nothing. */
export function legPair(store: Store, { name, small, large }: Legs): SizePair {
  const table = store.read("size-monthly");
  const months = periods(table, "month");
  return known(name, {
    months,
    small: numbers(table, small),
    large: large === null ? new Float64Array(months.length) : numbers(table, large),
  });
}

/** The Russell 2000 and large caps under each way to quote the two, since 1979 (S&P 500 with dividends since 1988). */
export function indexPairs(store: Store): readonly SizePair[] {
  const table = store.read("index-monthly");
  const months = periods(table, "month").slice(1);
  const returns = (column: string) => simpleReturns(numbers(table, column));
  return CONVENTIONS.map(({ name, small, large }) =>
    known(`Russell 2000, ${name}`, { months, small: returns(small.column), large: returns(large.column) }),
  );
}

/** A pair from a month on. */
export function pairSince({ name, months, small, large }: SizePair, month: string): SizePair {
  const first = months.filter((one) => one < month).length;
  return { name, months: months.slice(first), small: small.subarray(first), large: large.subarray(first) };
}
