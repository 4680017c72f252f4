import { OBJECT, requireOption } from "../series/options.js";
import { requireNumber, requireNumbers } from "../series/require-numbers.js";
import { requireWeights } from "./weights.js";

/** Variances and weights of an index and its members, over the same horizon, in the same unit. */
export interface IndexVariances {
  readonly index: number;
  /** One a member. */
  readonly members: ArrayLike<number>;
  /** One a member; scaled to add up to one. */
  readonly weights: ArrayLike<number>;
}

/**
 * Average correlation that makes the members' variances add up to the index's.
 * (index - sum of w^2 v) / ((sum of w s)^2 - sum of w^2 v), with v = s^2: Cboe's implied correlation index; with realised variances, its realised counterpart.
 * @returns 1 when all move as one; outside [-1, 1] when the variances do not fit together; NaN when any input is missing, or only one
 * member has weight and variance
 * @throws RangeError when there is not one variance and one weight a member, or one is negative.
 * @example impliedCorrelation({ index: 0.03, members: [0.04, 0.04], weights: [0.5, 0.5] }) // => 0.5
 */
export function impliedCorrelation(variances: IndexVariances): number {
  requireOption(variances, "variances", "impliedCorrelation", OBJECT);
  const index = requireNumber(variances.index, "impliedCorrelation");
  const members = requireNumbers(variances.members, "impliedCorrelation");
  const weights = requireWeights(variances.weights, members.length, "impliedCorrelation");
  let total = 0;
  for (let i = 0; i < members.length; i += 1) total += weights[i] as number;
  let own = 0;
  let together = 0;
  for (let i = 0; i < members.length; i += 1) {
    const [variance, weight] = [members[i] as number, (weights[i] as number) / total];
    if (variance < 0) {
      throw new RangeError(`impliedCorrelation requires variances of zero or more (got ${variance} at ${i})`);
    }
    own += weight * weight * variance;
    together += weight * Math.sqrt(variance);
  }
  const shared = together * together - own;
  // Rounding leaves a trace of the one member; it is no second one.
  return shared > 1e-12 * own ? (index - own) / shared : Number.NaN;
}
