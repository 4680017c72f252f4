/**
 * What one unit grows to over a return; 0 from a return of -1 or lower, which is ruin. NaN stays NaN.
 * @example growth(-1.5) // => 0
 */
export function growth(simpleReturn: number): number {
  return simpleReturn < -1 ? 0 : 1 + simpleReturn;
}
