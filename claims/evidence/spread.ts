import { deciding, type Estimate, type Evaluation, judged, untestable, verdictOf } from "claimbook/book";

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
  /** Two-sided p value of no difference, where one is tested. */
  readonly pValue?: number;
  /** Of another base than the claim's: shown, and not deciding. */
  readonly comparison?: true;
}

/** Two series of a table, by column, the one that is claimed to be ahead first. */
export interface Pair {
  readonly name: string;
  readonly long: string;
  readonly short: string;
  readonly comparison?: true;
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
    choices: { series: name, window },
  }));
}

/**
 * The evaluation of a claim that one side was ahead of another in the rally.
 * @param options.sides both of them, as in "value with growth"
 * @param options.reasonOf the reason of the readings that decide, of which there is one at least
 */
export function spreadEvaluation(
  spreads: readonly Spread[],
  {
    sides,
    reasonOf,
  }: {
    readonly sides: string;
    readonly reasonOf: (own: readonly Estimate[]) => Pick<Evaluation, "reason" | "detail">;
  },
): Evaluation {
  const estimates = spreadEstimates(spreads);
  const own = deciding(estimates);
  if (own.length === 0) {
    return untestable(
      `The data compare ${sides} in no window of the rally that has ended by this date`,
      "returns of both from 10 to 16 July 2024 would settle it",
    );
  }
  return { verdict: verdictOf(estimates), ...reasonOf(own), estimates };
}
