/** One day's close, and the one adjusted for distributions. */
export interface Bar {
  readonly day: string;
  readonly close: number;
  readonly adjusted: number;
}

/**
 * The first day whose dividend is not in the adjusted closes yet: those before it should be lower by its share of the close before it. Half of that
 * share tells an adjustment that is missing from one that is rounded.
 * @param bars ascending
 * @param payments dividends and distributions of capital gains by ex-day, in the unit of the closes
 * @returns the day of the first bar on or after the ex-day; undefined when every payment is in
 * @example unadjustedFrom([{ day: "2024-06-20", close: 100, adjusted: 100 }, { day: "2024-06-21", close: 99, adjusted: 99 }], new Map([["2024-06-21", 1]])) // => "2024-06-21"
 */
export function unadjustedFrom(
  bars: readonly Bar[],
  payments: ReadonlyMap<string, number>,
): string | undefined {
  return bars.find((bar, row) => {
    const before = bars[row - 1];
    if (before === undefined) return false;
    let paid = 0;
    for (const [day, amount] of payments) if (day > before.day && day <= bar.day) paid += amount;
    const due = paid / before.close;
    const adjustment = 1 - before.adjusted / before.close / (bar.adjusted / bar.close);
    return due > 0 && adjustment < due / 2;
  })?.day;
}
