/**
 * Returns over a rate or a benchmark, period by period: r[t] - f[t].
 * @param returns simple returns as decimals, oldest first
 * @param over one rate for every period of the returns (not annual), or a return a period
 * @returns one value a return; NaN where either is missing
 * @throws RangeError when two series differ in length.
 * @example excessReturns([0.75, 0.5], [0.25, NaN]) // => Float64Array [0.5, NaN]
 */
export function excessReturns(returns: ArrayLike<number>, over: number | ArrayLike<number>): Float64Array {
  if (typeof over !== "number" && over.length !== returns.length) {
    throw new RangeError(
      `excessReturns requires series of one length (got ${returns.length} and ${over.length})`,
    );
  }
  const excess = new Float64Array(returns.length);
  for (let t = 0; t < excess.length; t += 1) {
    excess[t] = (returns[t] as number) - (typeof over === "number" ? over : (over[t] as number));
  }
  return excess;
}
