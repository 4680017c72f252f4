import type { Store } from "claimbook/book";
import {
  type AdditiveReturnDecomposition,
  additiveReturnDecomposition,
  addMonths,
  type LogReturnDecomposition,
  logReturnDecomposition,
  numbers,
  periods,
} from "claimbook/stats";

/** Months whose price is wrong in the source (the table's caveats): no span may start or end there. */
const WRONG_PRICES: ReadonlySet<string> = new Set(["1983-06", "2017-11"]);
const YEAR = 12;

/** The S&P composite by month, up to the last month whose earnings are known. */
export interface CompositeEarnings {
  readonly months: readonly string[];
  /** NaN in the two months whose price is wrong in the source. */
  readonly price: Float64Array;
  /** Of the last twelve months; NaN for a loss, which has no multiple. */
  readonly earnings: Float64Array;
  readonly dividends: Float64Array;
}

/**
 * The S&P composite's price, and dividends and earnings of the last twelve months, as far as earnings are known.
 * @param options.asOf the day on which they are known; default the store's
 */
export function compositeEarnings(store: Store, options: { readonly asOf?: string } = {}): CompositeEarnings {
  const all = store.read("sp500-earnings-monthly", options);
  const known = numbers(all, "earnings_12m");
  const table = all.slice(0, known.findLastIndex((value) => !Number.isNaN(value)) + 1);
  const months = periods(table, "month");
  return {
    months,
    price: numbers(table, "price").map((value, at) =>
      WRONG_PRICES.has(months[at] as string) ? Number.NaN : value,
    ),
    earnings: numbers(table, "earnings_12m").map((value) => (value > 0 ? value : Number.NaN)),
    dividends: numbers(table, "dividend_12m"),
  };
}

/** A span of the S&P composite, split. */
export interface CompositeSplit {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Length in months. */
  readonly months: number;
  /** The log return with dividends, exactly; and of the price alone. */
  readonly total: LogReturnDecomposition;
  readonly price: LogReturnDecomposition;
  /** The familiar sum with its residual: rates a year where the span is whole years, else over the span (nothing under a year is annualised). */
  readonly additive: AdditiveReturnDecomposition;
}

/**
 * The S&P composite's return from one month end to another, split into earnings, multiple and dividends. Whole years are split year by year;
 * a shorter span is one period, with its part of the year's dividends.
 * @returns null where the data do not hold both ends
 */
export function compositeSplit(
  { months, price, earnings, dividends }: CompositeEarnings,
  { name, from, to }: { readonly name: string; readonly from: string; readonly to: string },
): CompositeSplit | null {
  const [first, last] = [months.indexOf(from), months.indexOf(to)];
  const length = last - first;
  if (first < 0 || length <= 0) return null;
  const step = length % YEAR === 0 ? YEAR : length;
  const at = Array.from({ length: length / step + 1 }, (_, period) => first + period * step);
  const pick = (values: Float64Array) => Float64Array.from(at, (row) => values[row] as number);
  const sources = { price: pick(price), earnings: pick(earnings) };
  const paid = pick(dividends)
    .slice(1)
    .map((year) => (year * step) / YEAR);
  const total = logReturnDecomposition({ ...sources, dividends: paid });
  if (Number.isNaN(total.total)) return null;
  return {
    name,
    from,
    to,
    months: length,
    total,
    price: logReturnDecomposition(sources),
    additive: additiveReturnDecomposition({ ...sources, dividends: paid }),
  };
}

/**
 * The composite's splits over the spans that the note's reader asks about, as far as earnings are known: ten years to the last known month, the
 * year 2023, a year and three months to the last known month, the first half of 2024, July 2024, and what was left of 2024 after it.
 */
export function compositeSplits(composite: CompositeEarnings): readonly CompositeSplit[] {
  const last = composite.months.at(-1);
  if (last === undefined) return [];
  const back = (name: string, months: number) => ({ name, from: addMonths(last, -months), to: last });
  const spans = [
    back("ten years", 10 * YEAR),
    { name: "year 2023", from: "2022-12", to: "2023-12" },
    back("one year", YEAR),
    back("three months", 3),
    { name: "first half of 2024", from: "2023-12", to: "2024-06" },
    { name: "July 2024", from: "2024-06", to: "2024-07" },
    { name: "August to December 2024", from: "2024-07", to: "2024-12" },
  ];
  return spans.flatMap((span) => compositeSplit(composite, span) ?? []);
}
