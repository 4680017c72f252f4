/** What a daily row holds that a fault changes. */
export interface FaultyValues {
  readonly price: number;
  readonly return: number;
  readonly volume: number;
  readonly delisting_return: number | null;
}

/** Faults of an untidy panel. */
export interface RowFaults {
  /** The row as it is written; undefined where it is left out. */
  row(
    values: FaultyValues,
    where: { readonly stock: number; readonly day: string },
  ): FaultyValues | undefined;
  /** What was planted so far, by the name of the rule that finds it. */
  planted(): Readonly<Record<string, number>>;
}

/** A fault stands in every so many rows: primes, so that each meets every stock and day. */
const EVERY = { bidAsk: 499, noReturn: 2_003, noTrade: 751, unknownVolume: 1_009, gap: 4_001 };
/** Of so many stocks one is delisted with a return, and another one's rows end without. */
const ENDS_EVERY = 80;
const DELISTING_RETURN = -0.3;

/**
 * Faults that are planted by the number of a row alone: no random number is drawn, so that the other rows are those of the tidy panel.
 * @param sessions of the panel, ascending; a stock that ends does so three sessions before the last
 */
export function rowFaults(sessions: readonly string[]): RowFaults {
  const [first, end = "", last] = [sessions[0], sessions.at(-4), sessions.at(-1)];
  const counts = new Map<string, number>();
  const gaps = new Set<number>();
  const plant = (rule: string) => counts.set(rule, (counts.get(rule) ?? 0) + 1);
  let number = 0;
  const due = (every: number) => number % every === 0;
  const endOf = (stock: number) =>
    stock % ENDS_EVERY === 39
      ? "delistings"
      : stock % ENDS_EVERY === 79
        ? "ends without a delisting return"
        : "";
  return {
    row(values, { stock, day }) {
      number += 1;
      const ends = endOf(stock);
      if (ends !== "" && day > end) return undefined;
      const isInside = day !== first && day !== last && !(ends !== "" && day === end);
      if (isInside && due(EVERY.gap)) {
        gaps.add(stock);
        return undefined;
      }
      const isDelisted = ends === "delistings" && day === end;
      if (ends !== "" && day === end) plant(ends);
      if (due(EVERY.bidAsk)) plant("prices below zero");
      if (due(EVERY.noReturn)) plant("codes of missing returns");
      if (due(EVERY.noTrade)) plant("volume of zero");
      else if (due(EVERY.unknownVolume)) plant("volume below zero");
      return {
        price: due(EVERY.bidAsk) ? -values.price : values.price,
        return: due(EVERY.noReturn) ? -99 : values.return,
        volume: due(EVERY.noTrade) ? 0 : due(EVERY.unknownVolume) ? -99 : values.volume,
        delisting_return: isDelisted ? DELISTING_RETURN : null,
      };
    },
    planted: () => Object.fromEntries([...counts, ["gaps", gaps.size] as const].sort()),
  };
}
