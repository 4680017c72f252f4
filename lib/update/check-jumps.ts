import type { DatedSeries } from "../sources/dates.js";
import { SourceError } from "../sources/source-error.js";

/** More than an index or a fund has moved in a day (-20% in October 1987): a wrong quote or a split that was not adjusted for, not a return. */
export const MAX_DAILY_MOVE = 0.3;

/**
 * Refuses daily closes of which one jumps. Of all tables that rest on them none can take it then, and another publisher's stand in.
 * @param closes of an index or a fund, by ascending day
 * @param options.file where they stand
 * @throws SourceError naming both closes and the day
 */
export function checkJumps(closes: DatedSeries, { file }: { readonly file: string }): void {
  let before: number | undefined;
  for (const [day, close] of closes) {
    if (before !== undefined && Math.abs(close / before - 1) > MAX_DAILY_MOVE) {
      throw new SourceError(
        `${file}: the close jumps from ${short(before)} to ${short(close)} on ${day}, by more than ${100 * MAX_DAILY_MOVE}%: a wrong quote, or a split that is not adjusted for; the next update asks again`,
      );
    }
    before = close;
  }
}

/** Publishers state closes with the digits of a binary fraction. */
const short = (close: number) => Number(close.toPrecision(7));
