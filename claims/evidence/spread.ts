import { type Estimate, judged } from "claimbook/book";
/** How far one side was ahead of another over a window. */
export interface Spread {
  /** Both sides: "IWN less IWO (small value less small growth)". */
  readonly name: string;
  /** The window by its sessions: "11-24 July". */
  readonly window: string;
  /** Close (or month) that it starts from, and the one that it ends on. */
  readonly from: string;
  readonly to: string;
  /** Return of the one side less that of the other, decimal. */
  readonly value: number;
  /** Sessions, months or members behind the value. */
  readonly n: number;
  /** 95% interval, where a sample is drawn. */
  readonly interval?: readonly [low: number, high: number];
  /** Of another base than the claim's: shown, and not deciding. */
  readonly neighbour?: true;
}

/** Two series of a table, by column, the one that is claimed to be ahead first. */
export interface Pair {
  readonly name: string;
  readonly long: string;
  readonly short: string;
  readonly neighbour?: true;
}

/** Spreads as readings of a claim that the one side was ahead: by default those above zero fit. */
export function spreadEstimates(
  spreads: readonly Spread[],
  { fits = (value) => value > 0 }: { readonly fits?: (value: number) => boolean } = {},
): readonly Estimate[] {
  return spreads.map(({ name, window, ...measured }) => ({
    definition: `${name}, ${window}`,
    ...measured,
    ...judged(measured.value, fits),
    unit: "points",
  }));
}
