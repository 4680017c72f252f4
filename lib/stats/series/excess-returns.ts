import { requireNumber, requireNumbers } from "./require-numbers.js";

/**
 * Returns over a rate or a benchmark, period by period: r[t] - f[t].
 * @param returns simple returns as decimals, oldest first
 * @param over one rate for every period of the returns (not annual), or a return a period
 * @returns one value a return; NaN where either is missing
 * @throws RangeError when two series differ in length.
 * @example excessReturns([0.75, 0.5], [0.25, NaN]) // => Float64Array [0.5, NaN]
 */
export function excessReturns(returns: ArrayLike<number>, over: number | ArrayLike<number>): Float64Array {
  return returnsOver(returns, over, "excessReturns");
}

/**
 * As `excessReturns`, in the name of another function.
 * @example returnsOver([0.75, 0.5], 0.25, "sharpeRatio") // => Float64Array [0.5, 0.25]
 */
export function returnsOver(
  returns: ArrayLike<number>,
  over: number | ArrayLike<number>,
  name: string,
): Float64Array {
  const own = requireNumbers(returns, name);
  const excess = new Float64Array(own.length);
  if (typeof over === "number" || over === null || over === undefined) {
    const rate = requireNumber(over, name);
    for (let t = 0; t < excess.length; t += 1) excess[t] = (own[t] as number) - rate;
    return excess;
  }
  const rates = requireNumbers(over, name);
  if (rates.length !== own.length) {
    throw new RangeError(`${name} requires series of one length (got ${own.length} and ${rates.length})`);
  }
  for (let t = 0; t < excess.length; t += 1) excess[t] = (own[t] as number) - (rates[t] as number);
  return excess;
}
