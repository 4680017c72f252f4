/** What was stated, as numbers: a figure, or the range that a word is read as. */
export interface Target {
  /** Bounds in the unit of the claim's readings; equal for a figure, infinite where the range is open. */
  readonly from: number;
  readonly to: number;
  /** The sign that was stated, where a sign was: readings may miss the figure and still point the same way. */
  readonly direction?: 1 | -1;
}

/**
 * A stated figure; its sign is stated with it.
 * @param value in the unit of the readings: 1.03 for "103%"
 */
export const figure = (value: number): Target => ({
  from: value,
  to: value,
  direction: value < 0 ? -1 : 1,
});

/** A stated place in a ranking: it has no sign. */
export const place = (rank: number): Target => ({ from: rank, to: rank });

/** A stated sign, such as "value ahead of growth". */
export const ABOVE_ZERO: Target = { from: 0, to: Number.POSITIVE_INFINITY, direction: 1 };

/** The opposite, such as "inflation eased". */
export const BELOW_ZERO: Target = { from: Number.NEGATIVE_INFINITY, to: 0, direction: -1 };

/**
 * How far a value lies from a target, signed: above zero where more was measured than stated, 0 within the range.
 * @example distanceTo({ from: 0.07, to: Infinity }, 0.06) // => -0.010000000000000009
 */
export function distanceTo({ from, to }: Target, value: number): number {
  if (value < from) return value - from;
  return value > to ? value - to : 0;
}
