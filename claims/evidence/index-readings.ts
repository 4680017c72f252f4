import { type Choices, type Estimate, judged } from "claimbook/book";
import { type DateWindow, windowReturn } from "claimbook/stats";
import type { IndexCloses, IndexColumn } from "./index-closes.js";

/** An index, with or without dividends, as a reading names it. */
export interface Leg {
  readonly column: IndexColumn;
  readonly name: string;
  /** What of it readings choose. */
  readonly index: string;
  readonly basis: "price return" | "total return";
}

const leg = (column: IndexColumn, index: string, basis: Leg["basis"]): Leg => ({
  ...{ column, index, basis },
  name: `${index} ${basis}`,
});

const SMALL_PRICE = leg("russell2000_price", "Russell 2000", "price return");
const SMALL_TOTAL = leg("russell2000_total_return", "Russell 2000", "total return");
const SP500_PRICE = leg("sp500_price", "S&P 500", "price return");
const SP500_TOTAL = leg("sp500_total_return", "S&P 500", "total return");

/** The same provider's large caps; their price index is not in the data. */
export const RUSSELL_1000 = leg("russell1000_total_return", "Russell 1000", "total return");

/** The readings of what small caps returned. */
export const SMALL: readonly Leg[] = [SMALL_PRICE, SMALL_TOTAL];

/** The readings of what the S&P 500 returned. */
export const SP500: readonly Leg[] = [SP500_PRICE, SP500_TOTAL];

/** Every fair reading of what "large caps" returned. */
export const LARGE: readonly Leg[] = [...SP500, RUSSELL_1000];

/** The columns that some legs are read from. */
export const columnsOf = (legs: readonly Leg[]): readonly IndexColumn[] => legs.map(({ column }) => column);

/** A pair of indices that one table would show side by side. */
export interface Convention {
  readonly name: string;
  readonly small: Leg;
  readonly large: Leg;
}

/** The ways to quote small and large caps together: without or with dividends, and whose large caps. */
export const CONVENTIONS: readonly Convention[] = [
  { name: "price returns, S&P 500", small: SMALL_PRICE, large: SP500_PRICE },
  { name: "total returns, S&P 500", small: SMALL_TOTAL, large: SP500_TOTAL },
  { name: "total returns, Russell 1000", small: SMALL_TOTAL, large: RUSSELL_1000 },
];

/** What a reading that compares small with large caps chooses of them. */
export const pairChoices = ({ large: { index, basis } }: Pick<Convention, "large">): Choices => ({
  "large caps": index,
  basis,
});

/** Simple return of a leg over a window; NaN where there is no window or a level is missing. */
export const legReturn = (closes: IndexCloses, { column }: Leg, window: DateWindow | null): number =>
  windowReturn(closes.levels[column], window);

/** Return of small caps less that of large caps over a window; NaN where there is no window or a level is missing. */
export const leadOver = (
  closes: IndexCloses,
  { small, large }: Pick<Convention, "small" | "large">,
  window: DateWindow | null,
): number => legReturn(closes, small, window) - legReturn(closes, large, window);

/** How to name and judge the readings of a window. */
export interface ReadingOptions {
  readonly fits: (value: number) => boolean;
  /** What tells this window from the claim's others: "from the close of 10 July". */
  readonly when?: string;
  /** Decimals of the percentage at least, default 1. */
  readonly digits?: number;
  readonly comparison?: boolean;
  /** What these readings choose besides index and basis. */
  readonly choices?: Choices;
}

/** One estimate a leg that has both closes of a window: its simple return. No window, no estimates. */
export function returnReadings(
  closes: IndexCloses,
  legs: readonly Leg[],
  {
    window,
    fits,
    when,
    digits = 1,
    comparison = false,
    choices,
  }: ReadingOptions & { readonly window: DateWindow | null },
): Estimate[] {
  if (window === null) return [];
  const [from, to] = [closes.periods[window.base] as string, closes.periods[window.end] as string];
  return legs.flatMap((one) => {
    const value = legReturn(closes, one, window);
    if (Number.isNaN(value)) return [];
    return {
      definition: when === undefined ? one.name : `${one.name}, ${when}`,
      ...judged(value, fits, { min: digits }),
      unit: "decimal",
      from,
      to,
      n: observations(from, to, window),
      ...(comparison && { comparison: true as const }),
      choices: { index: one.index, basis: one.basis, ...choices },
    };
  });
}

/** Trading days in a window; months where an end is known by its month only. */
export function observations(
  from: string,
  to: string,
  { base, end }: Pick<DateWindow, "base" | "end">,
): number {
  if (from.length === 10 && to.length === 10) return end - base;
  const month = (period: string) => 12 * Number(period.slice(0, 4)) + Number(period.slice(5, 7));
  return month(to) - month(from);
}
