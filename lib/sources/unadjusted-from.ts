/** One day's close, and the one adjusted for distributions. */
export interface Bar {
  readonly day: string;
  readonly close: number;
  readonly adjusted: number;
}

/**
 * The first day whose dividend is not in the adjusted closes yet: those before it should be lower by its share of the close before it. Half of that
 * share tells an adjustment that is missing from one that is rounded. Of several payments the largest counts: Yahoo's dividend may hold a
 * distribution of capital gains already that stands beside it.
 * @param bars ascending
 * @param payments dividends and distributions of capital gains on their ex-days, in the unit of the closes
 * @returns the day of the first bar on or after the ex-day; undefined when every payment is in
 * @example unadjustedFrom([{ day: "2024-06-20", close: 100, adjusted: 100 }, { day: "2024-06-21", close: 99, adjusted: 99 }], [{ day: "2024-06-21", amount: 1 }]) // => "2024-06-21"
 */
export function unadjustedFrom(
  bars: readonly Bar[],
  payments: readonly { readonly day: string; readonly amount: number }[],
): string | undefined {
  return bars.find((bar, row) => {
    const before = bars[row - 1];
    if (before === undefined) return false;
    const amounts = payments.flatMap(({ day, amount }) =>
      day > before.day && day <= bar.day ? [amount] : [],
    );
    const due = Math.max(0, ...amounts) / before.close;
    const adjustment = 1 - before.adjusted / before.close / (bar.adjusted / bar.close);
    return due > 0 && adjustment < due / 2;
  })?.day;
}
