import { NUMBER_CHECKED_LATER, type OptionRules, requireOptions } from "../series/options.js";
import { requireNumber } from "../series/require-numbers.js";
import { shownValue } from "../text/shown-value.js";

/** One outcome: how far the rate moves, in steps (-1 is a cut of 25 basis points), and how likely. */
export interface PolicyMove {
  readonly steps: number;
  readonly probability: number;
}

/** How a change in the expected rate is spread over moves. */
export interface PolicyMoveOptions {
  /** Size of a step, as a decimal. Default 0.0025: 25 basis points. */
  readonly step?: number;
  /** The widest move that is held possible, in steps; what is priced beyond is cut off. Default: as wide as the price asks for. */
  readonly most?: number;
}

/** The rules of these options, for the functions that pass them on. */
export const MOVE_OPTIONS: OptionRules<PolicyMoveOptions> = {
  step: NUMBER_CHECKED_LATER,
  most: NUMBER_CHECKED_LATER,
};

/**
 * The two neighbouring moves whose mean is the expected change: CME Group's FedWatch tree at one meeting. A change of x steps gives the whole part of
 * x a probability of one less the rest, and the next step the rest. With `most: 1` it is the one-step tree: no move or one, the chance of which is
 * never above one; without, a change beyond one step becomes a chance of two (the two-step tree), and so on.
 * @param change expected change of the rate at the meeting, decimal, below zero for a cut
 * @returns one outcome when the change is a whole number of steps, else two, the smaller move first; NaN gives one outcome of NaN
 * @throws RangeError when step or most is not above zero.
 * @example policyMoves(-0.003) // => [{ steps: -1, probability: 0.8 }, { steps: -2, probability: 0.2 }]
 */
export function policyMoves(change: number, options: PolicyMoveOptions = {}): PolicyMove[] {
  const { step = 0.0025, most = Number.POSITIVE_INFINITY } = requireOptions(
    options,
    "policyMoves",
    MOVE_OPTIONS,
  );
  if (!(step > 0 && most > 0)) {
    throw new RangeError(`policyMoves requires step and most above zero (got ${step} and ${most})`);
  }
  if (Number.isNaN(requireNumber(change, "policyMoves")))
    return [{ steps: Number.NaN, probability: Number.NaN }];
  const sign = Math.sign(change);
  // A whole number of steps up to the rounding of prices in binary is whole.
  const priced = Math.min(Math.round((Math.abs(change) / step) * 1e9) / 1e9, most);
  const whole = Math.floor(priced);
  const rest = priced - whole;
  const moves = [{ steps: sign * whole || 0, probability: 1 - rest }];
  return rest === 0 ? moves : [...moves, { steps: sign * (whole + 1), probability: rest }];
}

/**
 * The distribution of the total move over several meetings, each with its own outcomes, independent of the others: the joint tree of FedWatch's
 * conditional view. FedWatch's aggregated view is `policyMoves` of the total change instead.
 * @param meetings outcomes of each meeting, in order
 * @returns outcomes by steps, ascending
 * @example jointMoves([policyMoves(0.00125), policyMoves(0.00125)]) // => [{ steps: 0, probability: 0.25 }, { steps: 1, probability: 0.5 }, { steps: 2, probability: 0.25 }]
 */
export function jointMoves(meetings: readonly (readonly PolicyMove[])[]): PolicyMove[] {
  if (!Array.isArray(meetings)) {
    throw new TypeError(`jointMoves requires a list of meetings (got ${shownValue(meetings)})`);
  }
  let joint = new Map([[0, 1]]);
  for (const given of meetings) {
    const moves = requireMoves(given, "jointMoves");
    const next = new Map<number, number>();
    for (const [sum, chance] of joint) {
      for (const { steps, probability } of moves) {
        next.set(sum + steps, (next.get(sum + steps) ?? 0) + chance * probability);
      }
    }
    joint = next;
  }
  return [...joint].map(([steps, probability]) => ({ steps, probability })).sort((a, b) => a.steps - b.steps);
}

/**
 * Probability of a cut: of all outcomes below no move together.
 * @example cutProbability(policyMoves(-0.002)) // => 0.8
 */
export function cutProbability(moves: readonly PolicyMove[]): number {
  let sum = 0;
  for (const { steps, probability } of requireMoves(moves, "cutProbability"))
    if (!(steps >= 0)) sum += probability;
  return sum;
}

/** Outcomes with their numbers checked: what is not there is NaN. */
function requireMoves(moves: readonly PolicyMove[], name: string): readonly PolicyMove[] {
  if (!Array.isArray(moves))
    throw new TypeError(`${name} requires a list of moves (got ${shownValue(moves)})`);
  return Array.from(moves as readonly PolicyMove[], (move) => ({
    steps: requireNumber(move?.steps, name),
    probability: requireNumber(move?.probability, name),
  }));
}
