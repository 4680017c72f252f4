/** How one leg did against another over one window. Decimals; below zero (ratio: below one) the first leg trailed. */
export interface RelativePerformance {
  /** Cumulative return of the first leg minus that of the second: a difference of percentages, in decimals. */
  readonly gap: number;
  /** Terminal wealth of the first leg over that of the second; what a pair trade earned. */
  readonly ratio: number;
  /** Difference of the two compound annual growth rates; null under one year, which is never annualised (GIPS). */
  readonly annualisedGap: number | null;
}

/**
 * Gap, ratio of wealth and annualised gap of two legs over one window.
 * gap = wA - wB; ratio = wA / wB; annualised gap = wA^(1/years) - wB^(1/years), with w the wealth of one unit.
 * @param wealth terminal wealth of one unit in each leg (1.5 for a return of 50%); NaN stays NaN
 * @param options.years length of the window in years
 * @throws RangeError when a wealth is negative or the years are not above zero.
 * @example relativePerformance([1.5, 2], { years: 10 }).gap // => -0.5
 */
export function relativePerformance(
  [first, second]: readonly [first: number, second: number],
  { years }: { readonly years: number },
): RelativePerformance {
  if (first < 0 || second < 0) {
    throw new RangeError(`relativePerformance requires wealth of zero or more (got ${first}, ${second})`);
  }
  if (!(years > 0)) throw new RangeError(`relativePerformance requires years above zero (got ${years})`);
  return {
    gap: first - second,
    ratio: first / second,
    annualisedGap: years < 1 ? null : first ** (1 / years) - second ** (1 / years),
  };
}
