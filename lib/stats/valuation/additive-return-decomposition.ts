import { accrue, simpleReturn } from "../series/growth.js";
import type { ReturnSources } from "./log-return-decomposition.js";
import { requireDividends, requireEarnings } from "./require-earnings.js";

/** The familiar sum of growth, change of the multiple and yield, with what it leaves over. Rates a period. */
export interface AdditiveReturnDecomposition {
  /** Compound return a period, dividends reinvested at each period's end. */
  readonly total: number;
  /** Compound growth of earnings a period. */
  readonly earnings: number;
  /** Compound change of the multiple a period. */
  readonly multiple: number;
  /** Mean of the dividends over the price at the start of each period. */
  readonly dividends: number;
  /** Total minus the three: the products that a sum leaves out. */
  readonly residual: number;
}

/**
 * A return as the sum of earnings growth, change of the multiple and dividend yield, in simple rates a period. An approximation: the residual is
 * what it misses, above all growth times change of the multiple. `logReturnDecomposition` closes exactly.
 * @param sources prices and earnings at two or more dates, equally far apart; dividends for a total return
 * @returns missing prices, earnings or dividends give NaN
 * @throws RangeError when lengths do not fit, a price is zero or less, or earnings at either end are zero or less.
 * @example additiveReturnDecomposition({ price: [100, 150], earnings: [10, 12] }).residual // => 0.05
 */
export function additiveReturnDecomposition(sources: ReturnSources): AdditiveReturnDecomposition {
  const { price, earnings } = requireEarnings(sources, "additiveReturnDecomposition");
  const paid = requireDividends(price, sources.dividends, "additiveReturnDecomposition");
  const periods = price.length - 1;
  const ends = (series: Float64Array) => simpleReturn(series[0] as number, series[periods] as number);
  const rate = (gain: number) => Math.expm1(Math.log1p(gain) / periods);
  let gain = 0;
  let yields = 0;
  for (let t = 0; t < periods; t += 1) {
    const [from, to, dividend] = [price[t] as number, price[t + 1] as number, paid[t] as number];
    gain = accrue(gain, (to - from + dividend) / from);
    yields += dividend / from / periods;
  }
  const parts = {
    total: rate(gain),
    earnings: rate(ends(earnings)),
    multiple: rate((ends(price) - ends(earnings)) / (1 + ends(earnings))),
    dividends: yields,
  };
  return { ...parts, residual: parts.total - parts.earnings - parts.multiple - parts.dividends };
}
