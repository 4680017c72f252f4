/**
 * What one unit grows to over a return; 0 from a return of -1 or lower, which is ruin. NaN stays NaN.
 * @example growth(-1.5) // => 0
 */
export function growth(simpleReturn: number): number {
  return simpleReturn < -1 ? 0 : 1 + simpleReturn;
}

/**
 * The simple return from one level to another: (to - from) / from. The difference of two near levels is exact, where to / from - 1 keeps only the digits
 * that the ratio has beyond one.
 * @example simpleReturn(80, 100) // => 0.25
 */
export function simpleReturn(from: number, to: number): number {
  return (to - from) / from;
}

/**
 * The log return from one level to another, ln(to / from): by log1p of the simple return, which keeps the digits of a small one, and of two logarithms
 * where the levels lie far apart.
 * @example logReturn(1, 2) // => 0.6931472
 */
export function logReturn(from: number, to: number): number {
  const change = simpleReturn(from, to);
  return change > -0.5 && change < 1 ? Math.log1p(change) : Math.log(to) - Math.log(from);
}

/**
 * A cumulative return with one more return on top: (1 + c)(1 + r) - 1, as c + r (1 + c), so that small returns keep their digits. Ruin stays ruin.
 * @example accrue(0.5, 1) // => 2
 */
export function accrue(cumulative: number, simpleReturn: number): number {
  return simpleReturn <= -1 ? cumulative * 0 - 1 : cumulative + simpleReturn * (1 + cumulative);
}
