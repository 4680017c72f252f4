/** Which side of a distribution a probability is about. */
export interface Tail {
  /** The probability above instead of below, with its own digits: `1 - cdf` loses them for small tails. Default false. */
  readonly upper?: boolean;
}

/** Refuses degrees of freedom that are not above zero; infinity is allowed where the limit is known. */
export function requireDegrees(df: number, name: string): void {
  if (!(df > 0)) throw new RangeError(`${name} requires degrees of freedom above zero (got ${df})`);
}
