import { OBJECT, oneOf, required, requireOption, requireOptions } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { priceEarnings } from "./price-earnings.js";

/** The multiples that a basket of stocks can be said to have, and how much of it makes losses. NaN where there is none. */
export interface PortfolioPriceEarnings {
  /** Market value of all over earnings of all: what the owner of the basket pays. The harmonic mean of the multiples, weighted by value. */
  readonly aggregate: number;
  /** Harmonic mean of the multiples, each stock alike: one over the mean earnings yield. */
  readonly harmonic: number;
  /** Plain mean of the multiples of profitable stocks: far above the others, and drawn by stocks that hardly earn. */
  readonly average: number;
  /** Median multiple of profitable stocks. */
  readonly median: number;
  /** Share of stocks with earnings of zero or less, by count and by market value, before any is left out. */
  readonly lossMakers: number;
  readonly lossMakersByValue: number;
}

/**
 * Price-earnings ratios of a basket: aggregate, harmonic, average, median. Loss-makers count in the first two with their losses, or are left out
 * as index providers do ("P/E excluding negative earnings"); average and median know profitable stocks only.
 * @param stocks market value (above zero) and earnings of each stock, two series of one length; stocks without both are left out
 * @param options.lossMakers "include" or "exclude"; no default, because it decides the result
 * @returns aggregate and harmonic are NaN where all earnings together are zero or less
 * @throws RangeError when the series differ in length, or a market value is not above zero.
 * @example portfolioPriceEarnings({ marketValue: [100, 100], earnings: [10, -5] }, { lossMakers: "include" }).aggregate // => 40
 */
export function portfolioPriceEarnings(
  stocks: { readonly marketValue: ArrayLike<number>; readonly earnings: ArrayLike<number> },
  options: { readonly lossMakers: "include" | "exclude" },
): PortfolioPriceEarnings {
  requireOption(stocks, "stocks", "portfolioPriceEarnings", OBJECT);
  const { lossMakers } = requireOptions(options, "portfolioPriceEarnings", {
    lossMakers: required(oneOf("include", "exclude")),
  });
  const marketValue = requireNumbers(stocks.marketValue, "portfolioPriceEarnings");
  const earnings = requireNumbers(stocks.earnings, "portfolioPriceEarnings");
  if (marketValue.length !== earnings.length) {
    throw new RangeError(
      `portfolioPriceEarnings requires series of one length (got ${marketValue.length} and ${earnings.length})`,
    );
  }
  const all = Array.from(marketValue, (value, i) => ({ value, earned: earnings[i] as number })).filter(
    ({ value, earned }) => !Number.isNaN(value) && !Number.isNaN(earned),
  );
  const free = all.find(({ value }) => !(value > 0));
  if (free !== undefined) {
    throw new RangeError(`portfolioPriceEarnings requires market values above zero (got ${free.value})`);
  }
  const profitable = all.filter(({ earned }) => earned > 0);
  const counted = lossMakers === "include" ? all : profitable;
  const total = (chosen: typeof all, of: (stock: (typeof all)[number]) => number) =>
    chosen.reduce((sum, stock) => sum + of(stock), 0);
  const value = (chosen: typeof all) => total(chosen, (stock) => stock.value);
  const multiples = profitable.map((stock) => stock.value / stock.earned).sort((a, b) => a - b);
  const middle = (multiples.length - 1) / 2;
  return {
    aggregate: priceEarnings(
      value(counted),
      total(counted, ({ earned }) => earned),
    ),
    harmonic: priceEarnings(
      counted.length,
      total(counted, (stock) => stock.earned / stock.value),
    ),
    average: multiples.reduce((sum, multiple) => sum + multiple, 0) / multiples.length,
    median:
      ((multiples[Math.floor(middle)] ?? Number.NaN) + (multiples[Math.ceil(middle)] ?? Number.NaN)) / 2,
    lossMakers: 1 - profitable.length / all.length,
    lossMakersByValue: 1 - value(profitable) / value(all),
  };
}
