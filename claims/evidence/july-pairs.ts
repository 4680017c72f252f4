import { roundsTo } from "claimbook/book";
import type { DateWindow } from "claimbook/stats";
import { FLAT } from "../words.js";
import type { IndexCloses } from "./index-closes.js";
import { CONVENTIONS, legReturn } from "./index-readings.js";

/** Small and large caps from the last close of the month before to one close, quoted in one way. */
export interface MonthPair {
  readonly to: string;
  readonly convention: string;
  readonly small: number;
  readonly large: number;
  /** Small caps round to the stated 9%. */
  readonly smallFits: boolean;
  /** Large caps are flat, as stated. */
  readonly largeFits: boolean;
}

/**
 * The pair that the note states for one close (small caps up 9%, large caps flat), at every close of the month that the store
 * shows, under each way to quote the two; oldest first.
 * @param window month to date: its base and the month of its end count, not the end itself
 */
export function monthPairs(closes: IndexCloses, { base, from, to }: DateWindow): readonly MonthPair[] {
  const ends = [...closes.days.keys()].filter(
    (at) => at > base && (closes.days[at] as string).startsWith(to.slice(0, 7)),
  );
  return ends.flatMap((end) =>
    CONVENTIONS.flatMap(({ name, ...legs }) => {
      const window = { base, end, from, to: closes.days[end] as string };
      const [small, large] = [legReturn(closes, legs.small, window), legReturn(closes, legs.large, window)];
      if (Number.isNaN(small) || Number.isNaN(large)) return [];
      return {
        to: closes.periods[end] as string,
        convention: name,
        small,
        large,
        smallFits: roundsTo(small, 0.09, { digits: 0 }),
        largeFits: FLAT.fits(large),
      };
    }),
  );
}
