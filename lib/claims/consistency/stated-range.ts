/** What a stated figure can stand for before rounding, as decimals; a growth factor is one plus a return. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * The returns that round to a stated percentage.
 * @param stated decimal as stated: 0.036 for "3.6%"
 * @param options.digits decimals of the stated percentage
 * @example statedRange(0.5, { digits: 0 }) // => { low: 0.495, high: 0.505 }
 */
export function statedRange(stated: number, { digits }: { readonly digits: number }): Range {
  const half = 0.5 / 10 ** (digits + 2);
  return { low: stated - half, high: stated + half };
}

/** A figure that is known: a range without width. */
export const exactly = (value: number): Range => ({ low: value, high: value });

/**
 * The return over several windows in a row, each known up to a range.
 * @param parts returns above -1, in any order
 * @example chained([{ low: 0.5, high: 1 }, { low: 0, high: 0.5 }]) // => { low: 0.5, high: 2 }
 */
export function chained(parts: readonly Range[]): Range {
  const growth = (end: keyof Range) => parts.reduce((product, part) => product * (1 + part[end]), 1) - 1;
  return { low: growth("low"), high: growth("high") };
}

/**
 * What is left for the rest of a window when a part of it is taken out.
 * @param whole return of the window
 * @param part return of the part, above -1
 * @example leftOver({ low: 0.5, high: 1 }, { low: 0, high: 0 }) // => { low: 0.5, high: 1 }
 */
export function leftOver(whole: Range, part: Range): Range {
  return {
    low: (1 + whole.low) / (1 + part.high) - 1,
    high: (1 + whole.high) / (1 + part.low) - 1,
  };
}

/** Do two ranges share a value? */
export const overlap = (a: Range, b: Range): boolean => a.low <= b.high && b.low <= a.high;
