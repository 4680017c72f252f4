import { OBJECT, required, requireOption, requireOptions, SERIES } from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { ROUNDING } from "../series/tolerance.js";

/** What the multiple contributed to price changes over spans of one length. */
export interface MultipleShareOfSpans {
  /** Periods that each span lasts. */
  readonly span: number;
  /** Share of the price changes that is due to the multiple, weighted by their squares; NaN without any. */
  readonly share: number;
  /** Number of overlapping spans behind it. */
  readonly spans: number;
}

/**
 * Share of price changes that is due to the multiple, by length of span: over all overlapping spans, the sum of m p over the sum of p p, where p
 * is the log change of the price and m that of price over earnings. It is the mean of each span's own share m / p with weights p p, so that spans
 * in which the price hardly moved do not count; with the same of earnings it adds up to 1. Cochrane (1992) splits the variance of the multiple so;
 * here changes of the price are split, and not measured from their mean, because growth belongs to earnings.
 * @param series prices and earnings at equal distances, above zero; a span that starts or ends on a missing one is left out
 * @param options.spans lengths in periods, whole numbers above zero
 * @returns one a length, in their order
 * @throws RangeError when the series differ in length, a price or earnings are zero or less, or a length is not a whole number above zero.
 * @example multipleShareBySpan({ price: [1, 2, 4], earnings: [1, 1, 2] }, { spans: [1, 2] })[0].share // => 0.5
 */
export function multipleShareBySpan(
  series: { readonly price: ArrayLike<number>; readonly earnings: ArrayLike<number> },
  options: { readonly spans: readonly number[] },
): readonly MultipleShareOfSpans[] {
  requireOption(series, "series", "multipleShareBySpan", OBJECT);
  const { spans } = requireOptions(options, "multipleShareBySpan", { spans: required(SERIES) });
  const price = requireNumbers(series.price, "multipleShareBySpan");
  const earnings = requireNumbers(series.earnings, "multipleShareBySpan");
  if (price.length !== earnings.length) {
    throw new RangeError(
      `multipleShareBySpan requires series of one length (got ${price.length} and ${earnings.length})`,
    );
  }
  const prices = logs(price);
  const multiples = logs(earnings).map((earned, t) => (prices[t] as number) - earned);
  return Array.from(spans, (span) => {
    if (!(Number.isInteger(span) && span > 0)) {
      throw new RangeError(`multipleShareBySpan requires whole spans above zero (got ${span})`);
    }
    let [together, squares, count] = [0, 0, 0];
    for (let t = span; t < prices.length; t += 1) {
      const moved = (prices[t] as number) - (prices[t - span] as number);
      // A price that moved by rounding only did not move.
      const p = Math.abs(moved) > ROUNDING * (1 + Math.abs(prices[t] as number)) ? moved : moved * 0;
      const m = (multiples[t] as number) - (multiples[t - span] as number);
      if (Number.isNaN(m)) continue;
      together += m * p;
      squares += p * p;
      count += 1;
    }
    return { span, share: together / squares, spans: count };
  });
}

function logs(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, at) => {
    if (value <= 0) {
      throw new RangeError(`multipleShareBySpan requires values above zero (got ${value} at position ${at})`);
    }
    return Math.log(value);
  });
}
