import { requireNumbers } from "../series/require-numbers.js";
import { shownValue } from "../text/shown-value.js";

/** Prices and earnings as numbers. Throws RangeError, in the name of the function that asks, when prices or earnings at the two ends of a span have no multiple. */
export function requireEarnings(
  sources: { readonly price: ArrayLike<number>; readonly earnings: ArrayLike<number> },
  name: string,
): { readonly price: Float64Array; readonly earnings: Float64Array } {
  if (typeof sources !== "object" || sources === null) {
    throw new TypeError(`${name} requires prices and earnings (got ${shownValue(sources)})`);
  }
  const price = requireNumbers(sources.price, name);
  const earnings = requireNumbers(sources.earnings, name);
  if (price.length !== earnings.length || price.length < 2) {
    throw new RangeError(
      `${name} requires prices and earnings of one length, two or more (got ${price.length} and ${earnings.length})`,
    );
  }
  for (const at of [0, price.length - 1]) {
    const [paid, earned] = [price[at] as number, earnings[at] as number];
    if (paid <= 0) throw new RangeError(`${name} requires prices above zero (got ${paid} at position ${at})`);
    if (earned <= 0) {
      throw new RangeError(
        `${name} requires earnings above zero (got ${earned} at position ${at}): a loss has no multiple. Use earnings averaged over years ` +
          "(Shiller's ten), sales or book value in their place, or compare earnings yields",
      );
    }
  }
  return { price, earnings };
}

/** ln(1 + D/P) summed over the periods, and the first period's dividends over its opening price. */
export function requireDividends(
  price: ArrayLike<number>,
  given: ArrayLike<number> | undefined,
  name: string,
): Float64Array {
  const periods = price.length - 1;
  if (given === undefined) return new Float64Array(periods);
  const dividends = requireNumbers(given, name);
  if (dividends.length !== periods) {
    throw new RangeError(
      `${name} requires one dividend for each of ${periods} periods (got ${dividends.length})`,
    );
  }
  return dividends;
}
