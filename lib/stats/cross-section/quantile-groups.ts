import { QUANTILE_OPTIONS, type QuantileOptions, sortedQuantile, sortedValues } from "../quantile.js";
import { deviation, sampleMoments } from "../sample-moments.js";
import {
  NUMBER_CHECKED_LATER,
  OBJECT,
  type OptionRules,
  requireOption,
  requireOptions,
} from "../series/options.js";
import { requireNumbers } from "../series/require-numbers.js";
import { tieDistance } from "../series/tolerance.js";
import { shownValue } from "../text/shown-value.js";
import { type WelchTest, welchTest } from "../welch-test.js";

/** One group of members: those whose characteristic lies between two quantiles. */
export interface QuantileGroup {
  /** 1 for the lowest values of the characteristic. */
  readonly group: number;
  /** Lowest and highest value of the characteristic that belongs here: above the lower (the first group: from it on) up to the upper bound. */
  readonly lower: number;
  readonly upper: number;
  readonly members: number;
  /** Mean outcome; NaN without members. */
  readonly mean: number;
  /** Standard deviation of the outcomes (n - 1). */
  readonly deviation: number;
}

/** Members sorted into groups by one characteristic, and what became of each group. */
export interface QuantileGroups {
  readonly groups: readonly QuantileGroup[];
  /** Highest group less lowest group. */
  readonly difference: WelchTest;
  /** Number of the group of each member, in the order given; 0 when characteristic or outcome is missing. */
  readonly groupOf: Int32Array;
}

const OPTIONS: OptionRules<{ readonly groups?: number } & QuantileOptions> = {
  groups: NUMBER_CHECKED_LATER,
  ...QUANTILE_OPTIONS,
};

/**
 * Outcomes of members sorted into groups by the quantiles of a characteristic, equally weighted, with the difference between the outer groups.
 * Bounds, to rounding, belong to the group below, as in pandas' `qcut`; ties make groups unequal, or empty, rather than being split at random.
 * @param members characteristic and outcome of each, of one length; a member that misses either is left out
 * @param options.groups default 5; 3 for terciles, 10 for deciles
 * @param options.quantileType Hyndman and Fan's number, default 7
 * @throws RangeError when the two differ in length or there are fewer than two groups.
 * @example quantileGroups({ characteristic: [1, 2, 3, 4], outcome: [5, 7, 9, 9] }, { groups: 2 }).difference.difference // => 3
 */
export function quantileGroups(
  members: { readonly characteristic: ArrayLike<number>; readonly outcome: ArrayLike<number> },
  options: { readonly groups?: number } & QuantileOptions = {},
): QuantileGroups {
  requireOption(members, "members", "quantileGroups", OBJECT);
  const characteristic = requireNumbers(members.characteristic, "quantileGroups");
  const outcome = requireNumbers(members.outcome, "quantileGroups");
  const { groups = 5, ...definition } = requireOptions(options, "quantileGroups", OPTIONS);
  if (characteristic.length !== outcome.length) {
    throw new RangeError(
      `quantileGroups requires one outcome a characteristic (got ${outcome.length} for ${characteristic.length})`,
    );
  }
  if (!(Number.isInteger(groups) && groups >= 2)) {
    throw new RangeError(`quantileGroups requires two groups or more (got ${shownValue(groups)})`);
  }
  const known = Float64Array.from(characteristic);
  for (let i = 0; i < known.length; i += 1) if (Number.isNaN(outcome[i])) known[i] = Number.NaN;
  const sorted = sortedValues(known);
  const bounds = Array.from({ length: groups + 1 }, (_, k) => sortedQuantile(sorted, k / groups, definition));
  const tie = tieDistance(sorted);
  const groupOf = new Int32Array(known.length);
  const outcomes = Array.from({ length: groups }, (): number[] => []);
  for (let i = 0; i < known.length; i += 1) {
    const value = known[i] as number;
    if (Number.isNaN(value)) continue;
    let group = 1;
    for (let k = 1; k < groups; k += 1) if (value > (bounds[k] as number) + tie) group += 1;
    groupOf[i] = group;
    (outcomes[group - 1] as number[]).push(outcome[i] as number);
  }
  return {
    groups: outcomes.map((values, k) => {
      const moments = sampleMoments(values);
      return {
        group: k + 1,
        lower: bounds[k] as number,
        upper: bounds[k + 1] as number,
        members: moments.count,
        mean: moments.mean,
        deviation: deviation(moments, 1),
      };
    }),
    difference: welchTest([outcomes.at(-1) as number[], outcomes[0] as number[]]),
    groupOf,
  };
}
