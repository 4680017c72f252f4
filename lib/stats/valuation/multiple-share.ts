import { NUMBER_PAIR, type OptionRules, required, requireOptions, ZERO_OR_MORE } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { NEAR_ZERO } from "./log-return-decomposition.js";

/** How much of a price change is due to the multiple when earnings are known within bounds only. */
export interface MultipleShare {
  /** ln(1 + price return). */
  readonly total: number;
  /** Lowest and highest change of the multiple that the bounds allow, in logs. */
  readonly multiple: readonly [low: number, high: number];
  /**
   * The same as a share of the price change, lowest first; null where the price change is near zero. Above 1: earnings moved against the price.
   * Below 0: earnings moved further than the price did.
   */
  readonly share: readonly [low: number, high: number] | null;
}

/** What is known of earnings, and which price changes are too small for a share. */
interface MultipleShareOptions {
  readonly earningsGrowth: readonly [low: number, high: number];
  readonly nearZero?: number;
}

const OPTIONS: OptionRules<MultipleShareOptions> = {
  earningsGrowth: required(NUMBER_PAIR),
  nearZero: ZERO_OR_MORE,
};

/**
 * Bounds on the share of a price change that is due to the multiple, over a span in which earnings were not observed. Price, earnings and multiple
 * are tied by ln(P1/P0) = ln(E1/E0) + ln(M1/M0), so with p and e the log changes of price and earnings the share is 1 - e / p: bounds on e bound
 * it, and it is a single number where they meet. Earnings that cannot have moved give exactly 1.
 * @param priceReturn simple price return over the span, a decimal above -1
 * @param options.earningsGrowth lowest and highest growth of earnings over the same span (not annual), decimals above -1
 * @param options.nearZero size of the log price change below which no share is given; default 0.01
 * @returns NaN in gives NaN out
 * @throws RangeError when a return or growth is -1 or lower (gone earnings have no multiple), or the bounds are out of order.
 * @example multipleShare(0.1, { earningsGrowth: [0, 0.1] }).share // => [0, 1]
 */
export function multipleShare(priceReturn: number, options: MultipleShareOptions): MultipleShare {
  const {
    earningsGrowth: [low, high],
    nearZero = NEAR_ZERO,
  } = requireOptions(options, "multipleShare", OPTIONS);
  if (priceReturn <= -1 || low <= -1 || low > high) {
    throw new RangeError(
      `multipleShare requires returns above -1 and bounds in order (got price ${priceReturn}, earnings ${low} to ${high})`,
    );
  }
  const total = Math.log1p(requireNumber(priceReturn, "multipleShare"));
  const [least, most] = [Math.log1p(low), Math.log1p(high)];
  const [first, second] = [1 - most / total, 1 - least / total];
  return {
    total,
    multiple: [total - most, total - least],
    share: Math.abs(total) < nearZero ? null : total > 0 ? [first, second] : [second, first],
  };
}
