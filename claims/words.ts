import { ABOVE_ZERO, type Target } from "claimbook/book";
/** A word of the commentary with the numbers that it is read as. The readings were written before the data were looked at. */
export interface Word {
  readonly word: string;
  /** The reading as a rule quotes it. */
  readonly reading: string;
  fits(value: number): boolean;
  readonly target: Target;
}

const atLeast = (from: number): Target => ({ from, to: Number.POSITIVE_INFINITY });
const atMost = (to: number): Target => ({ from: Number.NEGATIVE_INFINITY, to });

const word = (name: string, reading: string, target: Target, fits: (value: number) => boolean): Word => ({
  word: name,
  reading,
  target,
  fits: (value) => !Number.isNaN(value) && fits(value),
});

/** "Flat" for a return over weeks: a change smaller than a large index's usual move in a single day. */
export const FLAT = word(
  "flat",
  "between −1% and +1%",
  { from: -0.01, to: 0.01 },
  (value) => Math.abs(value) <= 0.01,
);

/** "Barely positive" for half a year: above zero, and under a tenth of the year's usual swing of a small-cap index. */
export const BARELY_POSITIVE = word(
  "barely positive",
  "above 0% and at most 2%",
  { from: 0, to: 0.02, direction: 1 },
  (value) => value > 0 && value <= 0.02,
);

/** "Nearly 100%" for a probability. */
export const NEARLY_CERTAIN = word("nearly 100%", "95% or more", atLeast(0.95), (value) => value >= 0.95);

/** "Solely" for a share: what is left for anything else is within rounding. */
export const SOLELY = word("solely", "95% or more of the change", atLeast(0.95), (value) => value >= 0.95);

/** "Primarily" for a share. */
export const PRIMARILY = word("primarily", "more than half", atLeast(0.5), (value) => value > 0.5);

/** "Low" for a mean pairwise correlation, by itself; whether it is lower than elsewhere is another reading. */
export const LOW_CORRELATION = word("low", "below 0.3", atMost(0.3), (value) => value < 0.3);

/** "A large share" of members or weight. */
export const LARGE_SHARE = word(
  "a large share",
  "a quarter or more",
  atLeast(0.25),
  (value) => value >= 0.25,
);

/** "Over" a stated figure: above it before rounding. */
export function over(stated: number): Word {
  const figure = `${(stated * 100).toFixed(0)}%`;
  return word(
    `over ${figure}`,
    `above ${figure}`,
    { ...atLeast(stated), direction: 1 },
    (value) => value > stated,
  );
}

/** "Across the board" for members of an index: not all of them, but a clear supermajority. */
export const ACROSS_THE_BOARD = word(
  "across the board",
  "three quarters of the members or more",
  atLeast(0.75),
  (value) => value >= 0.75,
);

/** "Held up relatively well" for returns: the word is relative, so falling less counts as much as gaining more. */
export const HELD_UP = word(
  "held up relatively well",
  "a higher return than what it is compared with",
  ABOVE_ZERO,
  (difference) => difference > 0,
);

/** "Popular" for a position: larger than it mostly was. */
export const POPULAR = word(
  "popular",
  "larger than on more than half of the earlier reports",
  atLeast(0.5),
  (share) => share > 0.5,
);

/** A change that stands out from a history of changes; the value is its rank over their number. */
export const STANDS_OUT = word(
  "stands out",
  "among the largest tenth of the weekly changes known",
  atMost(0.1),
  (share) => share <= 0.1,
);

/** "Years-long" for a spell below a high; the value is in months. */
export const YEARS_LONG = word("years-long", "24 months or more", atLeast(24), (months) => months >= 24);

/** "Most" of a group. */
export const MOST = word("most", "more than half", atLeast(0.5), (share) => share > 0.5);

/** "Scarce" beside another group; the value is the ratio of the one to the other. */
export const SCARCE = word("scarce", "at most half as many", atMost(0.5), (ratio) => ratio <= 0.5);

/** "Dramatic" for a move; the value is its rank over the number of moves compared. */
export const DRAMATIC = word(
  "dramatic",
  "among the widest one in a hundred",
  atMost(0.01),
  (share) => share <= 0.01,
);
