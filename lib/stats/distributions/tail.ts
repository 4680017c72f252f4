import { NUMBER_CHECKED_LATER, type OptionRules, required, TRUE_OR_FALSE } from "../series/options.js";

/** Which side of a distribution a probability is about. */
export interface Tail {
  /** The probability above instead of below, with its own digits: `1 - cdf` loses them for small tails. Default false. */
  readonly upper?: boolean;
}

/** The rule of this option. */
export const TAIL_OPTIONS: OptionRules<Tail> = { upper: TRUE_OR_FALSE };

/** The rules of degrees of freedom and a tail. */
export const DF_OPTIONS: OptionRules<{ readonly df: number } & Tail> = {
  df: required(NUMBER_CHECKED_LATER),
  ...TAIL_OPTIONS,
};

/** Refuses degrees of freedom that are not above zero; infinity is allowed where the limit is known. */
export function requireDegrees(df: number, name: string): void {
  if (!(df > 0)) throw new RangeError(`${name} requires degrees of freedom above zero (got ${df})`);
}
