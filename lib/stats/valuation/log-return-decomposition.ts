import { requireOptions, ZERO_OR_MORE } from "../series/options.js";
import { requireDividends, requireEarnings } from "./require-earnings.js";

/** Prices and earnings along a span, and what was paid out in it. */
export interface ReturnSources {
  /** Price at the start, at each later date, and at the end; two or more, above zero. */
  readonly price: ArrayLike<number>;
  /** Earnings of a year known at the same dates; above zero at both ends, the only two that count. */
  readonly earnings: ArrayLike<number>;
  /** Dividends paid between each two dates, one fewer than prices; leave out for a price return. */
  readonly dividends?: ArrayLike<number>;
}

/** Parts of a log return; they add up to the total. */
export interface LogReturnParts {
  readonly earnings: number;
  readonly multiple: number;
  readonly dividends: number;
}

/** An exact split of a log return. */
export interface LogReturnDecomposition extends LogReturnParts {
  /** ln of one plus the return over the whole span. */
  readonly total: number;
  /** Each part over the total; null where the total is near zero, since a share of nearly nothing says nothing. */
  readonly shares: LogReturnParts | null;
}

/** Below one log point in size a total is rounding and index noise: no share of it is given. */
export const NEAR_ZERO = 0.01;

/**
 * A return split into growth of earnings, change of the multiple, and dividends, in logs, so that it closes exactly. Ibbotson and Chen (2003):
 * ln(1 + R) = ln(E1 / E0) + ln((P1/E1) / (P0/E0)) + sum of ln(1 + D / P at the end of each period).
 * @param sources prices and earnings at two or more dates; dividends for a total return
 * @param options.nearZero size of the total below which shares are null; default 0.01
 * @returns missing prices, earnings or dividends give NaN
 * @throws RangeError when lengths do not fit, a price is zero or less, or earnings at either end are zero or less (the message names
 *   alternatives).
 * @example logReturnDecomposition({ price: [100, 110], earnings: [10, 11], dividends: [2] }).dividends // => 0.01801850549
 */
export function logReturnDecomposition(
  sources: ReturnSources,
  options: { readonly nearZero?: number } = {},
): LogReturnDecomposition {
  const { nearZero = NEAR_ZERO } = requireOptions(options, "logReturnDecomposition", {
    nearZero: ZERO_OR_MORE,
  });
  const { price, earnings } = requireEarnings(sources, "logReturnDecomposition");
  const paid = requireDividends(price, sources.dividends, "logReturnDecomposition");
  const last = price.length - 1;
  const [p0, p1] = [price[0] as number, price[last] as number];
  const [e0, e1] = [earnings[0] as number, earnings[last] as number];
  const parts = {
    earnings: Math.log(e1 / e0),
    multiple: Math.log(p1 / e1 / (p0 / e0)),
    dividends: 0,
  };
  for (let t = 0; t < last; t += 1) {
    parts.dividends += Math.log1p((paid[t] as number) / (price[t + 1] as number));
  }
  const total = parts.earnings + parts.multiple + parts.dividends;
  const shares = {
    earnings: parts.earnings / total,
    multiple: parts.multiple / total,
    dividends: parts.dividends / total,
  };
  return { total, ...parts, shares: Math.abs(total) < nearZero ? null : shares };
}
