import { accrue } from "./growth.js";

/**
 * Return over the periods [start, end) of a series: the product of 1 + r, less one; -1 from a return of -1 or lower, which is ruin.
 * @param returns simple returns as decimals
 * @param rows the first period, and the one after the last
 * @returns NaN when a period is missing or lies beyond the series; 0 over no period
 * @example compoundReturn([0.5, 0.5, 0.5], { start: 1, end: 3 }) // => 1.25
 */
export function compoundReturn(
  returns: ArrayLike<number>,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  let cumulative = 0;
  for (let t = start; t < end; t += 1) cumulative = accrue(cumulative, returns[t] ?? Number.NaN);
  return cumulative;
}
