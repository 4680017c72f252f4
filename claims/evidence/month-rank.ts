import type { SizePair } from "./size-pairs.js";

/** Where one lead of small over large caps stands among whole months. */
export interface MonthRank {
  /** 1: no other month was wider. */
  readonly rank: number;
  /** Months compared, the one asked about among them. */
  readonly of: number;
  readonly first: string;
}

/** Each month's lead: return of small caps minus that of large caps. */
export const monthLeads = ({ small, large }: SizePair): Float64Array =>
  small.map((value, at) => value - (large[at] as number));

/**
 * The rank of a month's lead among the months before it, widest first.
 * @param lead the month's lead, or its lead so far
 * @param options.month the month; it and later ones are left out of the others
 * @param options.since first month that counts
 */
export function monthRank(
  pair: SizePair,
  lead: number,
  { month, since }: { readonly month: string; readonly since: string },
): MonthRank {
  const counts = pair.months.map((one) => one >= since && one < month);
  const others = monthLeads(pair).filter((_, at) => counts[at]);
  return {
    rank: 1 + others.filter((other) => other > lead).length,
    of: 1 + others.length,
    first: pair.months[counts.indexOf(true)] ?? month,
  };
}
